/*
name = "slt-spread"
inputs = []
parameters = ["asOf", "within"]
weight = 4

[columns]
municipalities = "Municipalities in force."
withSlt = "Those of them with an SLT model in force."
unheard = "Those of which no choice of a model is registered."
share = "withSlt / municipalities; null where there are none."
inhabitants = "Who lives in them, where it is known."
inhabitantsWithSlt = "Who lives in those with SLT."
inhabitantsShare = "inhabitantsWithSlt / inhabitants; null where nobody is known to live there."
*/
MATCH (m:Municipality)
WHERE holds(m) AND ($within IS NULL OR m.id IN $within.parts)
CALL (m) {
  OPTIONAL MATCH (m)<-[:CHOSEN_BY]-(model:PreventionModel)
  WHERE holds(model)
  RETURN collect(model.modelKind) AS kinds
}
CALL (m) {
  OPTIONAL MATCH (m)-[:HAS_POPULATION]->(p:PopulationCount)
  WHERE p.countedOn <= $asOf
  WITH p ORDER BY p.countedOn DESC, p.id
  RETURN coalesce(head(collect(p.value)), 0) AS people
}
WITH 'SLT' IN kinds AS slt, size(kinds) = 0 AS silent, people
WITH count(*) AS municipalities, count(CASE WHEN slt THEN 1 END) AS withSlt, count(CASE WHEN silent THEN 1 END) AS unheard,
  sum(people) AS inhabitants, sum(CASE WHEN slt THEN people ELSE 0 END) AS inhabitantsWithSlt
RETURN municipalities AS municipalities, withSlt AS withSlt, unheard AS unheard,
  CASE WHEN municipalities > 0 THEN toFloat(withSlt) / municipalities END AS share,
  inhabitants AS inhabitants, inhabitantsWithSlt AS inhabitantsWithSlt,
  CASE WHEN inhabitants > 0 THEN toFloat(inhabitantsWithSlt) / inhabitants END AS inhabitantsShare
