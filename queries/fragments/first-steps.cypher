/*
name = "first-steps"
inputs = []
parameters = ["evaluationKeys", "within", "bindings", "limit", "asOf"]
weight = 5

[columns]
targets = "nodes: the things that have to be changed"
findings = "nodes: the open findings whose smallest change is about just these, the most binding first."
closes = "How many they are."
requirements = "How many of them are requirements."
responsible = "Whose move it is, as the rules say; several where they differ."
inhabitants = "Who lives in the municipalities that they are about."
found = "How many such sets of things there are in all."
*/
MATCH (e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)
WHERE e.key IN $evaluationKeys AND f.binding IN $bindings AND f.verdict = 'GAP' AND f.mending <> 'TIME_ONLY'
  AND ($within IS NULL OR EXISTS { (f)-[:KEPT_PLACE]->(place) WHERE place.id IN $within.places })
// A change is kept as text, its targets last; ids hold neither quotes nor commas.
WITH f, [id IN split(replace(replace(last(split(f.change, '"targets":[')), ']}', ''), '"', ''), ',') WHERE id <> ''] AS ids
WHERE size(ids) > 0
WITH ids, f ORDER BY CASE f.binding WHEN 'REQUIREMENT' THEN 0 WHEN 'RECOMMENDATION' THEN 1 ELSE 2 END, f.ruleId, f.id
WITH ids, collect(f) AS findings
CALL (findings) {
  UNWIND findings AS f
  OPTIONAL MATCH (f)-[:KEPT_PLACE]->(place:Municipality)
  WITH DISTINCT place
  CALL (place) {
    OPTIONAL MATCH (place)-[:HAS_POPULATION]->(p:PopulationCount)
    WHERE p.countedOn <= $asOf
    WITH p ORDER BY p.countedOn DESC, p.id
    RETURN head(collect(p.value)) AS people
  }
  RETURN sum(coalesce(people, 0)) AS inhabitants
}
WITH ids, findings, inhabitants, size([f IN findings WHERE f.binding = 'REQUIREMENT']) AS requirements
ORDER BY requirements DESC, size(findings) DESC, inhabitants DESC, ids[0], ids
WITH collect({ids: ids, findings: findings, inhabitants: inhabitants, requirements: requirements}) AS every
WITH size(every) AS found, every[0..CASE WHEN $limit < 0 THEN 0 WHEN $limit > 200 THEN 200 ELSE $limit END] AS steps
UNWIND steps AS step
CALL (step) {
  UNWIND step.ids AS id
  MATCH (target:Node {id: id})
  RETURN collect(target) AS targets
}
RETURN targets AS targets, step.findings AS findings, size(step.findings) AS closes, step.requirements AS requirements,
  reduce(who = [], f IN step.findings | CASE WHEN f.responsible IN who THEN who ELSE who + f.responsible END) AS responsible,
  step.inhabitants AS inhabitants, found AS found
