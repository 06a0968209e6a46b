/*
name = "further"
inputs = ["frontier", "seen"]
parameters = ["asOf"]
weight = 9

[columns]
edges = "The ties that lead on from the frontier to what was not seen yet: {a, b, ties: {kind, arena, part}}."
next = "nodes: what they lead to, each once"
*/
UNWIND frontier AS x
CALL (x) {
  {{ties}}
}
WITH x, y, kind, arena, part, seen
WHERE NOT y IN seen
WITH x, y, collect({kind: kind, arena: arena, part: part}) AS ties
RETURN collect({a: x, b: y, ties: ties}) AS edges, collect(DISTINCT y) AS next
