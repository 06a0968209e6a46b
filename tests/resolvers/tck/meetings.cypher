// forum
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node&Forum {id: $given.p0})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [[null, COLLECT {
    MATCH (n0)-[:HAS_MEETING]->(n1:Meeting)
    WHERE toString(n1.heldOn) <= $given.p1[0] AND [toString(n1.heldOn), n1.id] < $given.p1
    WITH DISTINCT n1 ORDER BY toString(n1.heldOn) DESC, n1.id DESC LIMIT $given.p2
    RETURN [[toString(n1.heldOn), n1.id], [null, [toString(n1.heldOn), CASE WHEN n1.cancelled THEN 'CANCELLED' WHEN n1.heldOn <= $asOf THEN 'HELD' ELSE 'PLANNED' END, COLLECT {
      MATCH (n1)-[:PRESENTED]->(n2:KnowledgeProduct)
      WITH DISTINCT n2 ORDER BY n2.id LIMIT 10
      RETURN [n2.title]
    }, COLLECT {
      MATCH (n1)-[:HAS_ACTION_POINT]->(n3:ActionPoint)
      WITH DISTINCT n3 ORDER BY n3.id LIMIT 20
      RETURN [n3.task, head(COLLECT {
        MATCH (n3)-[:ASSIGNED_TO]->(n4:Actor)
        WITH n4 ORDER BY n4.id LIMIT 1
        RETURN [n4.name]
      })]
    }]]]
  }, n0.id]]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "forum:1", "p1": ["key 1", "key 2"], "p2": 4}}
