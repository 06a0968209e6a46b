// contactLoad
CYPHER 5
CALL () {
  CALL () {
    MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
    WHERE (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL) AND EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) } AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) } THEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (post)-[:POST_IN]->(employer:Organization) WHERE ($within IS NULL OR EXISTS { MATCH (employer)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (employer)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
    OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)-[:HELD_BY]->(holder:Person)
    WHERE (coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL)
    CALL (post, holder) {
      OPTIONAL MATCH (holder)<-[:HELD_BY]-(b:Assignment)<-[:HAS_ASSIGNMENT]-(beside:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
      WHERE (coalesce(b.validFrom, $asOf) <= $asOf AND (b.validTo IS NULL OR $asOf < b.validTo) AND b.endKnown IS NULL)
      WITH post, collect(DISTINCT b) AS held, collect(DISTINCT beside) AS besides
      WITH held, CASE WHEN size(besides) = 0 THEN [post] ELSE besides END AS posts
      UNWIND posts AS each
      MATCH (each)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone:Organization)
      WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) AND (coalesce(zone.validFrom, $asOf) <= $asOf AND (zone.validTo IS NULL OR $asOf < zone.validTo) AND zone.endKnown IS NULL) AND EXISTS { MATCH (each)-[:POST_IN]->(home:Organization) WHERE (coalesce(home.validFrom, $asOf) <= $asOf AND (home.validTo IS NULL OR $asOf < home.validTo) AND home.endKnown IS NULL) }
      OPTIONAL MATCH (zone)-[part:PART_OF]->(whole:Municipality)
      WHERE (coalesce(part.validFrom, $asOf) <= $asOf AND (part.validTo IS NULL OR $asOf < part.validTo) AND part.endKnown IS NULL)
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
      WHERE (approval.recordedOn <= $asOf AND (approval.validTo IS NULL OR $asOf < approval.validTo))
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

  }
  RETURN collect({post: post, municipalities: municipalities, count: count, inhabitants: inhabitants, kilometres: kilometres, share: share, approved: approved, approvedUntil: approvedUntil, state: state}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -e0.count, e0.post.id
  RETURN [head(COLLECT {
    UNWIND e0.post AS n0
    RETURN [n0.id, n0.name, head(COLLECT {
      MATCH (n0)-[:POST_IN]->(n1:Organization)
      WITH n1 ORDER BY n1.id LIMIT 1
      RETURN [n1.name]
    }), NOT EXISTS { MATCH (n0)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL }]
  }), e0.state, e0.count, [i0 IN e0.municipalities | [i0.name]], e0.inhabitants, e0.kilometres, e0.share, e0.approved, toString(e0.approvedUntil)]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "politidistrikt:troms"}, "within": ["prepared"]}
