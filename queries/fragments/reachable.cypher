/*
name = "reachable"
inputs = []
parameters = ["from", "maxDepth", "limit", "includeHubs", "asOf"]
weight = 40

[columns]
start = "node: the organization that it starts from"
reached = "Who is reached, nearest first, then by name: {depth, actor}."
excludedKinds = "Kinds of organization that no path goes through."
meta = "What was cut: {resultMode, found, shown}."
*/
MATCH (startActor:Node&Actor {id: $from})
OPTIONAL MATCH (startActor)-[:POST_IN]->(startEmployer:Organization)
WITH coalesce(startEmployer, startActor) AS start
WITH start, [start] AS seen, CASE WHEN $maxDepth < 1 THEN [] ELSE [start] END AS frontier, [] AS rings
CALL (frontier, seen) {
  {{further}}
}
WITH start, seen + next AS seen, rings + [next] AS rings,
     CASE WHEN $maxDepth < 2 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, seen + next AS seen, rings + [next] AS rings,
     CASE WHEN $maxDepth < 3 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, seen + next AS seen, rings + [next] AS rings,
     CASE WHEN $maxDepth < 4 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, rings + [next] AS rings
CALL (rings) {
  UNWIND range(0, size(rings) - 1) AS i
  UNWIND rings[i] AS actor
  WITH i, actor ORDER BY i, coalesce(actor.nameSort, actor.name), actor.id
  RETURN collect({depth: i + 1, actor: actor}) AS found
}
WITH start, found, CASE WHEN $limit < 0 THEN 0 WHEN $limit > 2000 THEN 2000 ELSE $limit END AS most
RETURN start AS start, found[0..most] AS reached,
       CASE WHEN $includeHubs THEN [] ELSE ['County', 'PoliceDistrict', 'NationalBody'] END AS excludedKinds,
       {resultMode: CASE WHEN size(found) > most THEN 'TRUNCATED' ELSE 'EXACT' END, found: size(found),
        shown: size(found[0..most])} AS meta
