/*
name = "missing-members"
inputs = []
parameters = ["evaluationKeys", "asOf", "territory", "within", "forum"]
weight = 3

[columns]
forum = "node: the forum"
findings = "nodes: what the rules about its composition find missing, or have not heard of, the most binding first."
gaps = "How many of them are gaps; of the others we have not heard."
*/
MATCH (e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)-[:KEPT_ABOUT]->(forum:Forum)
WHERE e.key IN $evaluationKeys AND f.verdict IN ['GAP', 'UNKNOWN'] AND ($forum IS NULL OR forum.id = $forum)
  // Guide §4.1.1, §4.2, §4.3, §5.2 and §6: who shall, should or can sit there.
  AND f.ruleId IN ['council.political_leadership', 'council.administrative_leadership', 'council.police_strategic',
    'council.service_unit_leader', 'council.police_contact', 'council.slt_link', 'council.partners_mapped',
    'council.upper_secondary', 'slt.composition']
  AND forum_within(forum)
WITH DISTINCT forum, f
ORDER BY CASE f.binding WHEN 'REQUIREMENT' THEN 0 WHEN 'RECOMMENDATION' THEN 1 ELSE 2 END, f.verdict, f.ruleId, f.id
RETURN forum AS forum, collect(f) AS findings, count(CASE WHEN f.verdict = 'GAP' THEN 1 END) AS gaps
