// post
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node&Post {id: $given.p0})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [COLLECT {
    MATCH (n0)-[:HAS_ASSIGNMENT]->(n1:Assignment)
    WHERE coalesce(n1.validFrom, $asOf) <= $asOf AND (n1.validTo IS NULL OR $asOf < n1.validTo) AND n1.endKnown IS NULL
    WITH DISTINCT n1 ORDER BY n1.id LIMIT 5
    RETURN [n1.assignmentKind, head(COLLECT {
      MATCH (n1)-[:HELD_BY]->(n2:Person)
      WHERE (n2.synthetic OR NOT n2:Person)
      WITH n2 ORDER BY n2.id LIMIT 1
      RETURN [n2.id, CASE WHEN n2.synthetic THEN n2.name END, CASE WHEN n2.synthetic THEN n2.workEmail END, CASE WHEN n2.synthetic THEN n2.workPhone END]
    })]
  }]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "stilling:1"}}
