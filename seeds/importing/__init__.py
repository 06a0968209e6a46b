"""Files read into the register: parsed, checked, compared with what is stored, written in one change."""
