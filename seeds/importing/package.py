"""The zip that a workbook is, judged by its directory alone: nothing of it is unpacked before it fits."""

from __future__ import annotations

import zipfile
from pathlib import Path

from seeds.importing.files import LIMIT_MB
from seeds.problems import Problem

UNPACKED_MB = 500
"""How large the parts may be together when they are unpacked."""
RATIO = 200
"""How many times larger unpacked than packed; what people write packs to a tenth or a thirtieth."""
FREE_MB = 10
"""Up to this size unpacked, the ratio does not matter."""
PARTS = 2_000
"""How many parts there may be."""

WORKBOOK = "xl/workbook.xml"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BLOCK = 1 << 20
_SAVE = "save it as an Excel workbook (.xlsx)"
_AGAIN = "fetch the file again, or open it in a spreadsheet program and save it"


def fits(path: Path, problems: list[Problem]) -> bool:
    """Whether it is a workbook within the limits; what keeps it from being one goes to `problems`."""
    told = _too_large(path) or _no_zip(path) or _directory(path)
    if told is not None:
        value, expected, mend = told
        problems.append(Problem(path.name, 0, "", value, expected, mend))
    return told is None


def damaged(path: Path, error: Exception, sheet: str = "") -> Problem:
    """A workbook whose parts are not what its directory says they are, or cannot be read."""
    expected = "a whole workbook; this one is cut or damaged"
    return Problem(path.name, 0, "", str(error), expected, _AGAIN, sheet)


Told = tuple[str, str, str]


def _too_large(path: Path) -> Told | None:
    size = path.stat().st_size
    if size <= LIMIT_MB * 1_000_000:
        return None
    mend = "import it in parts, or export less at a time (--territory)"
    return f"{size / 1_000_000:,.0f} MB", f"no more than {LIMIT_MB} MB", mend


def _no_zip(path: Path) -> Told | None:
    with path.open("rb") as file:
        start = file.read(8)
    if start == _OLE:
        if _has(path, _ENCRYPTED):
            mend = "open it with its password, take the password off (File, Info, Protect), and save it"
            return "an encrypted workbook", "a workbook without a password", mend
        return "an old workbook (.xls)", "a workbook in the form .xlsx", f"open it, and {_SAVE}"
    if not start.startswith(b"PK"):
        found = "an empty file" if not start else "no workbook, whatever its name says"
        return found, "a workbook (.xlsx)", f"{_SAVE}, or name it after what it is (.csv, .jsonl)"
    return None


def _has(path: Path, wanted: bytes) -> bool:
    with path.open("rb") as file:
        before = b""
        while block := file.read(_BLOCK):
            if wanted in before + block:
                return True
            before = block[-len(wanted) :]
    return False


def _directory(path: Path) -> Told | None:
    try:
        with zipfile.ZipFile(path) as zip_:
            parts = zip_.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        problem = damaged(path, error)
        return problem.value, problem.expected, problem.mend
    names = [part.filename for part in parts]
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    mend = "import it in parts, or as CSV; a file from somebody else may be meant to do harm"
    if len(parts) > PARTS:
        return f"{len(parts):,} parts", f"no more than {PARTS:,} parts in a workbook", mend
    if unpacked > UNPACKED_MB * 1_000_000:
        told = f"{unpacked / 1_000_000:,.0f} MB when unpacked"
        return told, f"no more than {UNPACKED_MB} MB when unpacked", mend
    if unpacked > FREE_MB * 1_000_000 and unpacked > RATIO * max(packed, 1):
        told = f"{unpacked // max(packed, 1):,} times larger when unpacked"
        return told, f"no more than {RATIO} times larger when unpacked", mend
    if len(set(names)) < len(names):
        return "several parts of one name", "each part once", _AGAIN
    if any(part.flag_bits & 1 for part in parts):
        return "an encrypted zip", "a workbook without a password", "take the password off"
    if WORKBOOK not in names:
        binary = "xl/workbook.bin" in names
        found = "a binary workbook (.xlsb)" if binary else "a zip, or a file of another program"
        return found, "a workbook in the form .xlsx", f"open it in a spreadsheet program, and {_SAVE}"
    return None
