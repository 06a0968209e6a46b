/*
name = "changes"
inputs = []
parameters = ["evaluationKeys", "earlierKeys", "within", "bindings", "sorts"]
weight = 3

[columns]
sort = "NEW, RESOLVED, WORSENED, UNCERTAIN or WAIVED"
ruleId = "the rule"
fingerprint = "rule and subjects: the same on both days"
earlier = "node: the finding of the earlier day; null where it was not judged then"
later = "node: the finding of the later day; null where it is not judged any more"
*/
CALL () {
  MATCH (e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)
  WHERE (e.key IN $earlierKeys OR e.key IN $evaluationKeys) AND e.binding IN $bindings
    AND ($within IS NULL OR EXISTS { (f)-[:KEPT_PLACE]->(place) WHERE place.id IN $within.places })
  WITH f.fingerprint AS fingerprint, f.ruleId AS ruleId, collect({finding: f, key: e.key}) AS both
  WITH fingerprint, ruleId, head([x IN both WHERE x.key IN $earlierKeys | x.finding]) AS earlier,
    head([x IN both WHERE x.key IN $evaluationKeys | x.finding]) AS later
  WITH *, coalesce(earlier.verdict, 'NOT_APPLICABLE') AS was, coalesce(later.verdict, 'NOT_APPLICABLE') AS is
  RETURN fingerprint, ruleId, earlier, later, CASE
    WHEN was = is THEN null
    WHEN is = 'WAIVED' THEN 'WAIVED'
    WHEN was = 'UNKNOWN' AND is = 'GAP' THEN 'WORSENED'
    WHEN was = 'GAP' AND is = 'UNKNOWN' THEN 'UNCERTAIN'
    WHEN is IN ['GAP', 'UNKNOWN', 'ERROR'] THEN 'NEW'
    WHEN was IN ['GAP', 'UNKNOWN', 'ERROR'] THEN 'RESOLVED' END AS sort
}
WITH * WHERE sort IS NOT NULL AND sort IN $sorts
RETURN sort AS sort, ruleId AS ruleId, fingerprint AS fingerprint, earlier AS earlier, later AS later
