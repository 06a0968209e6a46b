/*
name = "seat-load"
inputs = []
parameters = ["asOf", "windowStart", "territory", "within", "roles"]
weight = 6

[columns]
post = "node: a post of one of the roles"
seats = "Seats with a voice in forums in force."
meetings = "Meetings that those forums held in the last 12 months."
places = "Municipalities in its remit, those of its city districts included; of a unit's leader those that the unit serves."
share = "Share of full time of those who hold it; null where one is not known, or nobody is in it."
*/
MATCH (role:Role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
WHERE role.code IN coalesce($roles, ['SERVICE_UNIT_LEADER', 'SLT_COORDINATOR']) AND holds(unit) AND post_within(post)
CALL (post) {
  OPTIONAL MATCH (post)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
  WHERE holds(seat) AND sits(seat) AND holds(forum)
  WITH DISTINCT forum
  OPTIONAL MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
  WHERE held_lately(m)
  RETURN count(DISTINCT forum) AS seats, count(m) AS meetings
}
CALL (post, unit) {
  OPTIONAL MATCH (post)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(own:Organization)
  WHERE holds(task) AND holds(own)
  WITH unit, collect(own) AS owns
  OPTIONAL MATCH (unit)-[serves:SERVES]->(served:Organization)
  WHERE size(owns) = 0 AND holds(serves) AND holds(served)
  WITH owns, collect(served) AS others
  WITH owns + others AS zones
  UNWIND zones AS zone
  OPTIONAL MATCH (zone)-[part:PART_OF]->(whole:Municipality)
  WHERE holds(part)
  WITH coalesce(whole, zone) AS place
  WHERE place:Municipality
  RETURN count(DISTINCT place) AS places
}
CALL (post) {
  OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)
  WHERE holds(a)
  WITH collect(a) AS held
  RETURN CASE WHEN size(held) > 0 AND all(a IN held WHERE a.share IS NOT NULL)
              THEN round(reduce(sum = 0.0, a IN held | sum + a.share), 2) END AS share
}
RETURN post AS post, seats AS seats, meetings AS meetings, places AS places, share AS share
