/*
name = "edges-told"
inputs = ["edges"]
parameters = []
weight = 2

[columns]
steps = "The same edges in the same order, their ties in words: {a, b, ties}, the ties by kind and id."
*/
UNWIND range(0, size(edges) - 1) AS at
WITH at, edges[at] AS edge
WITH at, edge.a AS a, edge.b AS b, edge.ties AS ties
UNWIND ties AS tie
CALL (a, b, tie) {
  {{tie-told}}
}
WITH at, a, b, told
ORDER BY at, CASE told.kind WHEN 'CONTACT' THEN 1 WHEN 'FORUM' THEN 2 WHEN 'AGREEMENT' THEN 3 WHEN 'PLAN' THEN 4
  WHEN 'MEASURE' THEN 5 ELSE 6 END, told.id
WITH at, a, b, collect(told) AS ties
ORDER BY at
RETURN collect({a: a, b: b, ties: ties}) AS steps
