// singlePoints
CYPHER 5
CALL () {
  CALL () {
    UNWIND $departures AS leaving
    MATCH (post:Node&Post {id: leaving.post})
    CALL (leaving) {
      UNWIND leaving.posts AS id
      MATCH (left:Node&Post {id: id})
      RETURN collect(left) AS posts
    }
    CALL (leaving) {
      UNWIND leaving.findings AS row
      MATCH (finding:KeptFinding {id: row.id})
      WITH row, finding
      ORDER BY CASE finding.binding WHEN 'REQUIREMENT' THEN 0 WHEN 'RECOMMENDATION' THEN 1 ELSE 2 END, finding.id
      RETURN collect({finding: finding, ruleId: finding.ruleId, would: row.would, reason: row.reason}) AS findings
    }
    CALL (leaving) {
      UNWIND leaving.pairs AS row
      MATCH (actor:Node {id: row.actor})
      // Optional, so that the two are sought one after the other, and not all by all.
      OPTIONAL MATCH (partner:Node {id: row.partner})
      WITH row, actor, partner ORDER BY row.wouldTie, coalesce(partner.nameSort, partner.name), partner.id, actor.id
      RETURN collect({actor: actor, partner: partner, step: row.step, wouldTie: row.wouldTie, wouldStep: row.wouldStep})
        AS pairs
    }
    RETURN post AS post, posts AS posts, leaving.broken AS broken, leaving.cut AS cut, findings AS findings, pairs AS pairs

  }
  RETURN collect({post: post, posts: posts, broken: broken, cut: cut, findings: findings, pairs: pairs}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -e0.broken, -e0.cut, e0.post.id
  RETURN [head(COLLECT {
    UNWIND e0.post AS n0
    RETURN [n0.id, n0.name, head(COLLECT {
      MATCH (n0)-[:POST_IN]->(n1:Organization)
      WITH n1 ORDER BY n1.id LIMIT 1
      RETURN [n1.name]
    })]
  }), e0.broken, e0.cut, COLLECT {
    UNWIND e0.findings AS i0
    RETURN [head(COLLECT {
      UNWIND i0.finding AS n2
      RETURN [n2.ruleId, COLLECT {
        MATCH (n2)-[:KEPT_ABOUT]->(n3:Node)
        WHERE NOT n3:Person
        WITH DISTINCT n3 ORDER BY n3.id LIMIT 2
        RETURN [n3.id]
      }]
    }), i0.would]
  }, COLLECT {
    UNWIND e0.pairs AS i1
    RETURN [head(COLLECT {
      UNWIND i1.partner AS n4
      RETURN [n4.name]
    }), i1.step, i1.wouldTie, i1.wouldStep]
  }]
} AS answer
// parameters: {"departures": ["prepared"], "given": {}}
