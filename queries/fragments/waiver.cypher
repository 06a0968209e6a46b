/*
name = "waiver"
inputs = ["subjects"]
parameters = ["asOf", "rule"]
weight = 1

[columns]
waiver = "node: the waiver of the rule for one of the subjects that holds; null if none"
excepted = "{code, args}: until when the waiver holds and who approved it; null if none holds"
resurfaced = "{code, args}: since when the last one has run out, if none holds; null if there was none"

[texts.waived]
nb = "Godkjent unntak ({approvedBy}); det løper ut {expires}"
nn = "Godkjent unntak ({approvedBy}); det går ut {expires}"
en = "Approved exception ({approvedBy}); it runs out on {expires}"
[texts.waiver-expired]
nb = "Et godkjent unntak løp ut {expired}"
nn = "Eit godkjent unntak gjekk ut {expired}"
en = "An approved exception ran out on {expired}"
*/
UNWIND subjects AS subject
MATCH (subject)<-[:WAIVES_FOR]-(w:Waiver {ruleId: $rule})-[:APPROVED_BY]->(by)
WHERE w.validFrom <= $asOf
WITH w, by ORDER BY w.validTo DESC, w.id, by.id LIMIT 1
WITH head(collect({node: w, approvedBy: by.name, holds: $asOf < w.validTo})) AS latest
RETURN CASE WHEN latest.holds THEN latest.node END AS waiver,
  CASE WHEN latest.holds THEN {code: 'waived', args: {
    approvedBy: latest.approvedBy, expires: toString(latest.node.validTo)}} END AS excepted,
  CASE WHEN NOT latest.holds THEN {code: 'waiver-expired', args: {
    expired: toString(latest.node.validTo)}} END AS resurfaced
