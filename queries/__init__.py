"""What people ask: questions, rules, fragments and saved operations, and how they are evaluated."""
