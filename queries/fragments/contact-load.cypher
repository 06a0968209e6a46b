/*
name = "contact-load"
inputs = []
parameters = ["asOf", "territory", "within"]
weight = 6

[columns]
post = "node: a police contact's post with a remit"
municipalities = "nodes: those of all such posts of its holder (of several holders, of the one with most); of the post alone where nobody is in it"
count = "How many they are."
inhabitants = "Who lives in them; null where the number of one is not known."
kilometres = "Kilometres between those two of them that are farthest from each other; 0 of one alone."
share = "Share of full time of its holder over these posts; null where one is not known, or nobody is in it."
approved = "How many Politidirektoratet has approved; null where it has not."
approvedUntil = "The first day on which that approval no longer holds; null where it is open, or there is none."
state = "One of WITHIN (three at most), APPROVED (more, and approved), OVER (more, and not approved), UNKNOWN (the approval gives no number)."
*/
MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
WHERE holds(unit) AND EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit) WHERE holds(task) } AND post_within(post)
OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)-[:HELD_BY]->(holder:Person)
WHERE holds(a)
CALL (post, holder) {
  OPTIONAL MATCH (holder)<-[:HELD_BY]-(b:Assignment)<-[:HAS_ASSIGNMENT]-(beside:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WHERE holds(b)
  WITH post, collect(DISTINCT b) AS held, collect(DISTINCT beside) AS besides
  WITH held, CASE WHEN size(besides) = 0 THEN [post] ELSE besides END AS posts
  UNWIND posts AS each
  MATCH (each)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone:Organization)
  WHERE holds(task) AND holds(zone) AND EXISTS { MATCH (each)-[:POST_IN]->(home:Organization) WHERE holds(home) }
  OPTIONAL MATCH (zone)-[part:PART_OF]->(whole:Municipality)
  WHERE holds(part)
  WITH DISTINCT held, posts, coalesce(whole, zone) AS municipality
  ORDER BY coalesce(municipality.nameSort, municipality.name), municipality.id
  RETURN held, posts, collect(municipality) AS municipalities
}
WITH post, held, posts, municipalities, holder
ORDER BY size(municipalities) DESC, holder.id
WITH post, head(collect({held: held, posts: posts, municipalities: municipalities})) AS most
WITH post, most.held AS held, most.posts AS posts, most.municipalities AS municipalities
CALL (municipalities) {
  UNWIND municipalities AS m
  CALL (m) {
    OPTIONAL MATCH (m)-[:HAS_POPULATION]->(count:PopulationCount)
    WHERE count.countedOn <= $asOf
    WITH count ORDER BY count.countedOn DESC, count.id
    RETURN head(collect(count.value)) AS people
  }
  WITH collect(people) AS known, count(m) AS wanted
  RETURN CASE WHEN size(known) = wanted THEN reduce(sum = 0, n IN known | sum + n) END AS inhabitants
}
CALL (municipalities) {
  UNWIND municipalities AS a
  UNWIND municipalities AS b
  RETURN round(max(point.distance(point({longitude: a.longitude, latitude: a.latitude}),
                                  point({longitude: b.longitude, latitude: b.latitude}))) / 1000, 1) AS kilometres
}
CALL (posts, held) {
  UNWIND posts + held AS subject
  MATCH (subject)<-[:RECORDS]-(approval:Record {recordKind: 'APPROVAL'})-[:DECIDED_BY]->(:NationalBody {id: 'nasjonal:pod'})
  WHERE recorded(approval)
  WITH DISTINCT approval ORDER BY approval.value IS NOT NULL DESC, approval.value DESC, approval.id
  RETURN head(collect(approval)) AS approval
}
WITH *, size(municipalities) AS count, toInteger(approval.value) AS approved
RETURN post AS post, municipalities AS municipalities, count AS count, inhabitants AS inhabitants,
  kilometres AS kilometres,
  CASE WHEN size(held) > 0 AND all(b IN held WHERE b.share IS NOT NULL)
       THEN round(reduce(sum = 0.0, b IN held | sum + b.share), 2) END AS share,
  approved AS approved, approval.validTo AS approvedUntil,
  CASE WHEN count <= 3 THEN 'WITHIN' WHEN count <= approved THEN 'APPROVED'
       WHEN approval IS NOT NULL AND approved IS NULL THEN 'UNKNOWN' ELSE 'OVER' END AS state
