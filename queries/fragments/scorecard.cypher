/*
name = "scorecard"
inputs = []
parameters = ["evaluationKeys", "within", "bindings", "asOf"]
weight = 3

[columns]
binding = "how much the expectations bind"
topic = "the theme that they are about; null: all themes together"
met = "findings that are met"
gap = "with a gap"
unknown = "of which we have not heard"
waived = "with a gap that is excepted"
notApplicable = "to which it does not apply: outside the scope"
error = "where the check failed"
inScope = "met + gap + unknown + waived + error"
strictShare = "met / inScope; null where nothing is in scope"
effectiveShare = "(met + waived) / inScope; null where nothing is in scope"
next = "node: the finding whose smallest change is the next step up; null where nothing is open"
*/
MATCH (e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)
WHERE e.key IN $evaluationKeys AND e.binding IN $bindings
  AND ($within IS NULL OR EXISTS { (f)-[:KEPT_PLACE]->(place) WHERE place.id IN $within.places })
// The next step up: a gap before what we have not heard of, what can be mended now first, the oldest first.
WITH f, CASE WHEN f.verdict IN ['GAP', 'UNKNOWN'] AND f.change IS NOT NULL THEN f END AS open
ORDER BY f.verdict, CASE f.mending WHEN 'NOW' THEN 0 WHEN 'NEXT_OCCASION' THEN 1 ELSE 2 END,
  coalesce(f.since, $asOf), f.ruleId, f.id
UNWIND [f.topic, null] AS topic
WITH f.binding AS binding, topic, head(collect(open)) AS next,
  count(CASE f.verdict WHEN 'MET' THEN 1 END) AS met,
  count(CASE f.verdict WHEN 'GAP' THEN 1 END) AS gap,
  count(CASE f.verdict WHEN 'UNKNOWN' THEN 1 END) AS unknown,
  count(CASE f.verdict WHEN 'WAIVED' THEN 1 END) AS waived,
  count(CASE f.verdict WHEN 'NOT_APPLICABLE' THEN 1 END) AS notApplicable,
  count(CASE f.verdict WHEN 'ERROR' THEN 1 END) AS error
WITH *, met + gap + unknown + waived + error AS inScope
RETURN binding AS binding, topic AS topic, met AS met, gap AS gap, unknown AS unknown, waived AS waived,
  notApplicable AS notApplicable, error AS error, inScope AS inScope,
  CASE WHEN inScope > 0 THEN toFloat(met) / inScope END AS strictShare,
  CASE WHEN inScope > 0 THEN toFloat(met + waived) / inScope END AS effectiveShare,
  next AS next
