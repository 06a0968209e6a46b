/*
name = "inhabitants"
inputs = ["place"]
parameters = ["asOf"]
weight = 1

[columns]
inhabitants = "The latest count on or before the day; null where there is none."
size = "Which class of municipalities it is among, by inhabitants: 1 below 5,000, 2 below 20,000, 3 below 50,000, 4."
*/
OPTIONAL MATCH (place)-[:HAS_POPULATION]->(count:PopulationCount)
WHERE count.countedOn <= $asOf
WITH count ORDER BY count.countedOn DESC, count.id
WITH head(collect(count.value)) AS inhabitants
RETURN inhabitants AS inhabitants,
  CASE WHEN inhabitants < 5000 THEN 1 WHEN inhabitants < 20000 THEN 2 WHEN inhabitants < 50000 THEN 3
       WHEN inhabitants >= 50000 THEN 4 END AS size
