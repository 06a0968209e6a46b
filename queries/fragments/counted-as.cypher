/*
name = "counted-as"
inputs = ["who"]
parameters = ["asOf", "granularity"]
weight = 2

[columns]
base = "node: what an actor is counted as: itself, its organization, or the top of what that is part of"
police = "Whether that is on the side of the police."
*/
OPTIONAL MATCH (who)-[:POST_IN]->(employer:Organization)
WITH who, coalesce(employer, who) AS home
CALL (home) {
  MATCH path = (home)-[:PART_OF*0..6]->(top:Organization)
  WHERE all(r IN relationships(path) WHERE holds(r))
    AND NOT EXISTS { MATCH (top)-[r:PART_OF]->(:Organization) WHERE holds(r) }
  RETURN top ORDER BY top.id LIMIT 1
}
RETURN CASE $granularity WHEN 'POST' THEN who WHEN 'ORGANIZATION' THEN home ELSE top END AS base,
       home:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit
         OR home.id IN ['nasjonal:pod', 'nasjonal:pst'] AS police
