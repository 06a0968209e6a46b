/*
name = "common-neighbours"
inputs = []
parameters = ["ids", "asOf"]
weight = 14

[columns]
neighbour = "node: an organization that is tied to all of them"
steps = "How it is tied to each of them, in the order asked for: {a, b, ties}."
*/
CALL () {
  UNWIND range(0, size($ids) - 1) AS at
  MATCH (actor:Node&Actor {id: $ids[at]})
  OPTIONAL MATCH (actor)-[:POST_IN]->(employer:Organization)
  WITH coalesce(employer, actor) AS x, min(at) AS at
  RETURN collect({x: x, at: at}) AS those,
    all(id IN $ids WHERE EXISTS { MATCH (:Node&Actor {id: id}) }) AS known
}
CALL (those, known) {
  UNWIND CASE WHEN known THEN those ELSE [] END AS each
  WITH those, each.x AS x, each.at AS at
  CALL (x) {
    {{ties}}
  }
  WITH those, at, x, y, kind, arena, part
  WHERE none(each IN those WHERE each.x = y)
  WITH those, y, at, x, collect({kind: kind, arena: arena, part: part}) AS ties ORDER BY at
  WITH those, y AS neighbour, collect({a: x, b: y, ties: ties}) AS edges
  WHERE size(edges) = size(those)
  RETURN neighbour, edges
}
CALL (edges) {
  {{edges-told}}
}
RETURN neighbour AS neighbour, steps AS steps
