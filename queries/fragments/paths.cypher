/*
name = "paths"
inputs = []
parameters = ["from", "to", "maxDepth", "maxPaths", "includeHubs", "asOf"]
weight = 60

[columns]
start = "node: the organization that it starts from"
end = "node: the organization that it ends at"
length = "Steps from actor to actor; null where no path is short enough."
paths = "The shortest paths, by the ids of their actors: {actors, steps}; a step is {a, b, ties}."
excludedKinds = "Kinds of organization that no path goes through."
meta = "What was cut: {resultMode, found, shown}."
*/
// Ring by ring from the start, until the end is seen; each ring keeps the ties that led to it.
MATCH (startActor:Node&Actor {id: $from})
OPTIONAL MATCH (startActor)-[:POST_IN]->(startEmployer:Organization)
WITH coalesce(startEmployer, startActor) AS start
MATCH (endActor:Node&Actor {id: $to})
OPTIONAL MATCH (endActor)-[:POST_IN]->(endEmployer:Organization)
WITH start, coalesce(endEmployer, endActor) AS end
WITH start, end, CASE WHEN $maxPaths < 1 THEN 1 WHEN $maxPaths > 50 THEN 50 ELSE $maxPaths END AS most
WITH start, end, most, [start] AS seen,
     CASE WHEN start = end OR $maxDepth < 1 THEN [] ELSE [start] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, end, most, edges AS ring1, seen + next AS seen,
     CASE WHEN end IN next OR $maxDepth < 2 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, end, most, ring1, edges AS ring2, seen + next AS seen,
     CASE WHEN end IN next OR $maxDepth < 3 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, end, most, ring1, ring2, edges AS ring3, seen + next AS seen,
     CASE WHEN end IN next OR $maxDepth < 4 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, end, most, ring1, ring2, ring3, edges AS ring4, seen + next AS seen,
     CASE WHEN end IN next OR $maxDepth < 5 THEN []
          ELSE [each IN next WHERE $includeHubs OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
CALL (frontier, seen) {
  {{further}}
}
WITH start, end, most, ring1, ring2, ring3, ring4, edges AS ring5
// Back from the end: the ties that lie on a shortest path, with how many ways lead on from each.
WITH *, [e IN ring5 WHERE e.b = end | e {.*, ways: 1}] AS way5
WITH *, [e IN [e IN ring4 | e {.*, ways: CASE WHEN e.b = end THEN 1
    ELSE reduce(sum = 0, f IN [f IN way5 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way4
WITH *, [e IN [e IN ring3 | e {.*, ways: CASE WHEN e.b = end THEN 1
    ELSE reduce(sum = 0, f IN [f IN way4 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way3
WITH *, [e IN [e IN ring2 | e {.*, ways: CASE WHEN e.b = end THEN 1
    ELSE reduce(sum = 0, f IN [f IN way3 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way2
WITH *, [e IN [e IN ring1 | e {.*, ways: CASE WHEN e.b = end THEN 1
    ELSE reduce(sum = 0, f IN [f IN way2 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way1
// Forward again, the first by their ids: each beginning that is kept reaches the end.
WITH start, end, most, [way1, way2, way3, way4, way5] AS ways, reduce(sum = 0, e IN way1 | sum + e.ways) AS found
CALL (ways) {
  UNWIND ways[0] AS e
  WITH e ORDER BY e.b.id
  RETURN collect([e]) AS begun
}
WITH *, begun[0..most] AS path1
CALL (ways, path1, end) {
  UNWIND path1 AS path
  UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[1] WHERE e.a = path[-1].b] END AS e
  WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
  RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun2
}
WITH *, begun2[0..most] AS path2
CALL (ways, path2, end) {
  UNWIND path2 AS path
  UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[2] WHERE e.a = path[-1].b] END AS e
  WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
  RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun3
}
WITH *, begun3[0..most] AS path3
CALL (ways, path3, end) {
  UNWIND path3 AS path
  UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[3] WHERE e.a = path[-1].b] END AS e
  WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
  RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun4
}
WITH *, begun4[0..most] AS path4
CALL (ways, path4, end) {
  UNWIND path4 AS path
  UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[4] WHERE e.a = path[-1].b] END AS e
  WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
  RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun5
}
WITH *, begun5[0..most] AS path5
CALL (path5) {
  UNWIND path5 AS edges
  CALL (edges) {
    {{edges-told}}
  }
  RETURN collect({actors: [edges[0].a] + [e IN edges | e.b], steps: steps}) AS paths
}
WITH start, end, CASE WHEN start = end THEN [{actors: [start], steps: []}] ELSE paths END AS paths, found
RETURN start AS start, end AS end, size(paths[0].steps) AS length, paths AS paths,
       CASE WHEN $includeHubs THEN [] ELSE ['County', 'PoliceDistrict', 'NationalBody'] END AS excludedKinds,
       {resultMode: CASE WHEN found > size(paths) THEN 'TRUNCATED' ELSE 'EXACT' END,
        found: CASE WHEN start = end THEN 1 ELSE found END, shown: size(paths)} AS meta
