/*
name = "departures"
inputs = []
parameters = ["departures"]
weight = 4

[columns]
post = "node: the post that its holders leave"
posts = "nodes: all posts that they leave"
broken = "How many findings are met or excepted now and would be neither."
cut = "How many pairs would not be tied any more."
findings = "What the rules would say otherwise: {finding, ruleId, would, reason}, the most binding first."
pairs = "The pairs that would be tied no more, or less far: {actor, partner, step, wouldTie, wouldStep}."
*/
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
