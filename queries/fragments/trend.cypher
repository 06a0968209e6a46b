/*
name = "trend"
inputs = []
parameters = ["within", "bindings", "ruleIds"]
weight = 2

[columns]
snapshot = "node: what was set aside"
binding = "how much the expectations bind"
met = "findings that are met"
gap = "with a gap"
unknown = "of which we have not heard"
waived = "with a gap that is excepted"
error = "where the check failed"
inScope = "met + gap + unknown + waived + error"
strictShare = "met / inScope; null where nothing is in scope"
effectiveShare = "(met + waived) / inScope; null where nothing is in scope"
*/
MATCH (snapshot:KeptSnapshot)-[:KEPT_IN]->(e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)
WHERE e.binding IN $bindings AND ($ruleIds IS NULL OR e.ruleId IN $ruleIds)
  AND ($within IS NULL OR EXISTS { (f)-[:KEPT_PLACE]->(place) WHERE place.id IN $within.places })
WITH snapshot, f.binding AS binding,
  count(CASE f.verdict WHEN 'MET' THEN 1 END) AS met,
  count(CASE f.verdict WHEN 'GAP' THEN 1 END) AS gap,
  count(CASE f.verdict WHEN 'UNKNOWN' THEN 1 END) AS unknown,
  count(CASE f.verdict WHEN 'WAIVED' THEN 1 END) AS waived,
  count(CASE f.verdict WHEN 'ERROR' THEN 1 END) AS error
WITH *, met + gap + unknown + waived + error AS inScope
RETURN snapshot AS snapshot, binding AS binding, met AS met, gap AS gap, unknown AS unknown, waived AS waived,
  error AS error, inScope AS inScope,
  CASE WHEN inScope > 0 THEN toFloat(met) / inScope END AS strictShare,
  CASE WHEN inScope > 0 THEN toFloat(met + waived) / inScope END AS effectiveShare
