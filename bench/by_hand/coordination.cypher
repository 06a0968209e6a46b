// What bench/operations/coordination.graphql asks, written by hand around the definition of coordination, whose text
// (queries/fragments/coordination.cypher) stands in the place of the word in angle brackets.
MATCH (actor:Node {id: $id}) WHERE actor:Actor
CALL (actor) {
  CALL (actor) {
    <coordination>
  }
  WITH step, skipped, since, lastActive, dormant, sameSide, arenas, partner
  ORDER BY coalesce(-step, 0), coalesce(partner.nameSort, partner.name), partner.id
  WITH collect({
    step: step, skipped: skipped, since: toString(since), lastActive: toString(lastActive), dormant: dormant,
    sameSide: sameSide, node: partner {.id, .name},
    arenas: [a IN arenas | a {.kind, .name, .state, .ties, .since, .lastActive, .seatVacant, .observer}]
  }) AS edges
  RETURN {totalCount: size(edges), edges: edges[..100]} AS coordination
}
RETURN {actor: actor {.id, .name, coordination: coordination}} AS data
