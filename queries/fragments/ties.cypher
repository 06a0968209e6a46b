/*
name = "ties"
inputs = ["x"]
parameters = ["asOf"]
weight = 8

[columns]
y = "node: an organization that is tied to it"
kind = "CONTACT, FORUM, AGREEMENT, PLAN or MEASURE, as in coordination; PART_OF: one is a part of the other"
arena = "node: the liaison post, forum, agreement, plan or measure; null for PART_OF"
part = "node: for PART_OF, the one that is the part"
*/
// What coordination counts as tying on the day, parts of one organization included, wide forums left out; without
// all that coordination says of it, so that thousands can be asked for.
WITH x
WHERE holds(x)
OPTIONAL MATCH (x)<-[:POST_IN]-(post:Post)
WHERE EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE holds(held) }
WITH x, collect(post) AS posts
CALL (x, posts) {
  UNWIND posts AS post
  MATCH (post)-[:HAS_ROLE]->(role:Role)
  WHERE role.isLiaison
  MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(y:Organization)
  WHERE holds(remit)
  RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
UNION
  MATCH (x)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
  WHERE role.isLiaison AND holds(remit)
    AND EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE holds(held) }
  MATCH (post)-[:POST_IN]->(y:Organization)
  RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
UNION
  UNWIND [x] + posts AS seated
  MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
  WHERE seat.membershipRole <> 'OBSERVER' AND holds(seat) AND holds(forum)
  WITH DISTINCT forum
  WHERE COUNT { MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership) WHERE holds(each) } <= 25
    OR COUNT {
      MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership)-[:OF_MEMBER]->(member)
      WHERE holds(each)
      OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
      WITH DISTINCT coalesce(employer, member) AS o
      WHERE holds(o)
      RETURN o
    } <= 25
  MATCH (forum)-[:HAS_MEMBERSHIP]->(other:Membership)-[:OF_MEMBER]->(member)
  WHERE other.membershipRole <> 'OBSERVER' AND holds(other)
    AND (member:Organization OR EXISTS { MATCH (member)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE holds(held) })
  OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
  RETURN coalesce(employer, member) AS y, 'FORUM' AS kind, forum AS arena, null AS part
UNION
  MATCH (x)<-[:HAS_PARTY]-(agreement:Agreement)-[:HAS_PARTY]->(y:Organization)
  WHERE standing(agreement)
    AND (x:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR x.id IN ['nasjonal:pod', 'nasjonal:pst'])
      <> (y:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR y.id IN ['nasjonal:pod', 'nasjonal:pst'])
  RETURN y, 'AGREEMENT' AS kind, agreement AS arena, null AS part
UNION
  MATCH (x)-[mine:RESPONSIBLE_FOR]->(work)<-[theirs:RESPONSIBLE_FOR]-(y:Organization)
  WHERE holds(mine) AND holds(work) AND holds(theirs)
  RETURN y, CASE WHEN work:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, work AS arena, null AS part
UNION
  MATCH (x)-[belongs:PART_OF]-(y:Organization)
  WHERE holds(belongs)
  RETURN y, 'PART_OF' AS kind, null AS arena, startNode(belongs) AS part
}
WITH x, y, kind, arena, part
WHERE y <> x AND holds(y)
RETURN y AS y, kind AS kind, arena AS arena, part AS part
