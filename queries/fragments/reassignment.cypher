/*
name = "reassignment"
inputs = []
parameters = ["gde", "reassignment"]
weight = 3

[columns]
unit = "node: the GDE"
takes = "Who takes what over: {municipality, post}."
leaves = "Who leaves what to another: {municipality, post}."
places = "How many municipalities there are to serve."
room = "How many its holders may serve together."
*/
MATCH (unit:Node&GeographicUnit {id: $gde})
WITH unit, $reassignment.takes AS taken, $reassignment.leaves AS left
// One at a time: two things that are found by id beside each other are a product to the planner.
CALL (taken) {
  UNWIND taken AS move
  CALL (move) { MATCH (municipality:Node {id: move.place}) RETURN municipality }
  CALL (move) { MATCH (post:Node {id: move.post}) RETURN post }
  RETURN collect({municipality: municipality, post: post}) AS takes
}
CALL (left) {
  UNWIND left AS move
  CALL (move) { MATCH (municipality:Node {id: move.place}) RETURN municipality }
  CALL (move) { MATCH (post:Node {id: move.post}) RETURN post }
  RETURN collect({municipality: municipality, post: post}) AS leaves
}
RETURN unit AS unit, takes AS takes, leaves AS leaves, $reassignment.places AS places, $reassignment.room AS room
