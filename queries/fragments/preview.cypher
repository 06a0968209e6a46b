/*
name = "preview"
inputs = []
parameters = ["previewed"]
weight = 2

[columns]
fingerprint = "rule and subjects"
ruleId = "the rule"
kept = "node: the finding as the rule stands"
binding = "how much the rule binds as it stands"
would = "the verdict that it would give"
wouldBind = "how much it would bind"
reason = "JSON: why it would say so"
*/
UNWIND $previewed AS row
MATCH (kept:KeptFinding {id: row.id})
WITH row, kept
WHERE kept.verdict <> row.verdict OR (kept.binding <> row.binding AND row.verdict IN ['GAP', 'UNKNOWN', 'WAIVED'])
RETURN row.fingerprint AS fingerprint, row.ruleId AS ruleId, kept AS kept, kept.binding AS binding,
  row.verdict AS would, row.binding AS wouldBind, row.reason AS reason
