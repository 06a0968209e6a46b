// reassignment
CYPHER 5
CALL () {
  CALL () {
    MATCH (unit:Node&GeographicUnit {id: $given.p0})
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

  }
  RETURN collect({unit: unit, takes: takes, leaves: leaves, places: places, room: room}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [head(COLLECT {
    UNWIND e0.unit AS n0
    RETURN [n0.name]
  }), e0.places <= e0.room, e0.places, e0.room, COLLECT {
    UNWIND e0.takes AS i0
    RETURN [head(COLLECT {
      UNWIND i0.municipality AS n1
      RETURN [n1.name]
    }), head(COLLECT {
      UNWIND i0.post AS n2
      RETURN [n2.id, n2.name]
    })]
  }, COLLECT {
    UNWIND e0.leaves AS i1
    RETURN [head(COLLECT {
      UNWIND i1.municipality AS n3
      RETURN [n3.name]
    }), head(COLLECT {
      UNWIND i1.post AS n4
      RETURN [n4.id, n4.name]
    })]
  }]
}) AS answer
// parameters: {"given": {"p0": "gde:sor-ost-4005"}, "reassignment": ["prepared"]}
