// post
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node&Post {id: $given.p0})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [n0.id, head(COLLECT {
    MATCH (n0)-[:POST_IN]->(n1:Organization)
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN [n1.name]
  })]
}) AS answer
// parameters: {"given": {"p0": "stilling:1"}}
