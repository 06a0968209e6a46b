/*
name = "subgraph"
inputs = []
parameters = ["center", "depth", "kinds", "limit", "includeHubs", "asOf"]
weight = 45

[columns]
nodes = "The center and whom it reaches, nearest first, then by name: {depth, actor}."
edges = "Who of them is tied to whom, each pair once: {a, b, ties}."
excludedKinds = "Kinds of organization that are shown, and not gone through."
meta = "How many of the nodes are shown: {resultMode, found, shown}."
edgeMeta = "How many of the edges between these are shown: {resultMode, found, shown}."
*/
MATCH (startActor:Node&Actor {id: $center})
OPTIONAL MATCH (startActor)-[:POST_IN]->(startEmployer:Organization)
WITH coalesce(startEmployer, startActor) AS start
WITH start, [start] AS seen, CASE WHEN $depth < 1 THEN [] ELSE [start] END AS frontier, [[start]] AS rings
CALL (frontier, seen) {
  {{further}}
}
WITH start, seen, [each IN next WHERE $kinds IS NULL OR any(kind IN $kinds WHERE kind IN labels(each))] AS next, rings
WITH start, seen + next AS seen, rings + [next] AS rings,
     CASE WHEN $depth < 2 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, seen, [each IN next WHERE $kinds IS NULL OR any(kind IN $kinds WHERE kind IN labels(each))] AS next, rings
WITH start, seen + next AS seen, rings + [next] AS rings,
     CASE WHEN $depth < 3 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, seen, [each IN next WHERE $kinds IS NULL OR any(kind IN $kinds WHERE kind IN labels(each))] AS next, rings
WITH rings + [next] AS rings
CALL (rings) {
  UNWIND range(0, size(rings) - 1) AS i
  UNWIND rings[i] AS actor
  WITH i, actor ORDER BY i, coalesce(actor.nameSort, actor.name), actor.id
  RETURN collect({depth: i, actor: actor}) AS found
}
WITH found, found[0..CASE WHEN $limit < 1 THEN 1 WHEN $limit > 500 THEN 500 ELSE $limit END] AS nodes
WITH found, nodes, [n IN nodes | n.actor] AS actors
CALL (actors) {
  UNWIND actors AS x
  CALL (x) {
    {{ties}}
  }
  WITH actors, x, y, kind, arena, part
  WHERE x.id < y.id AND y IN actors
  WITH x, y, collect({kind: kind, arena: arena, part: part}) AS ties ORDER BY x.id, y.id
  RETURN collect({a: x, b: y, ties: ties}) AS tied
}
WITH found, nodes, tied, tied[0..2000] AS edges
CALL (edges) {
  {{edges-told}}
}
RETURN nodes AS nodes, steps AS edges, CASE WHEN $includeHubs THEN [] ELSE ['County', 'PoliceDistrict', 'NationalBody'] END AS excludedKinds,
       {resultMode: CASE WHEN size(found) > size(nodes) THEN 'TRUNCATED' ELSE 'EXACT' END, found: size(found),
        shown: size(nodes)} AS meta,
       {resultMode: CASE WHEN size(tied) > 2000 THEN 'TRUNCATED' ELSE 'EXACT' END, found: size(tied),
        shown: size(steps)} AS edgeMeta
