// seatLoad
CYPHER 5
CALL () {
  CALL () {
    MATCH (role:Role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
    WHERE role.code IN coalesce($given.p1, ['SERVICE_UNIT_LEADER', 'SLT_COORDINATOR']) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) } THEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (post)-[:POST_IN]->(employer:Organization) WHERE ($within IS NULL OR EXISTS { MATCH (employer)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (employer)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
    CALL (post) {
      OPTIONAL MATCH (post)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (seat.membershipRole <> 'OBSERVER') AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL)
      WITH DISTINCT forum
      OPTIONAL MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
      WHERE ($windowStart < m.heldOn AND m.heldOn <= $asOf AND NOT m.cancelled)
      RETURN count(DISTINCT forum) AS seats, count(m) AS meetings
    }
    CALL (post, unit) {
      OPTIONAL MATCH (post)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(own:Organization)
      WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) AND (coalesce(own.validFrom, $asOf) <= $asOf AND (own.validTo IS NULL OR $asOf < own.validTo) AND own.endKnown IS NULL)
      WITH unit, collect(own) AS owns
      OPTIONAL MATCH (unit)-[serves:SERVES]->(served:Organization)
      WHERE size(owns) = 0 AND (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND (coalesce(served.validFrom, $asOf) <= $asOf AND (served.validTo IS NULL OR $asOf < served.validTo) AND served.endKnown IS NULL)
      WITH owns, collect(served) AS others
      WITH owns + others AS zones
      UNWIND zones AS zone
      OPTIONAL MATCH (zone)-[part:PART_OF]->(whole:Municipality)
      WHERE (coalesce(part.validFrom, $asOf) <= $asOf AND (part.validTo IS NULL OR $asOf < part.validTo) AND part.endKnown IS NULL)
      WITH coalesce(whole, zone) AS place
      WHERE place:Municipality
      RETURN count(DISTINCT place) AS places
    }
    CALL (post) {
      OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)
      WHERE (coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL)
      WITH collect(a) AS held
      RETURN CASE WHEN size(held) > 0 AND all(a IN held WHERE a.share IS NOT NULL)
                  THEN round(reduce(sum = 0.0, a IN held | sum + a.share), 2) END AS share
    }
    RETURN post AS post, seats AS seats, meetings AS meetings, places AS places, share AS share

  }
  RETURN collect({post: post, seats: seats, meetings: meetings, places: places, share: share}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -e0.seats, -e0.places, e0.post.id
  RETURN [head(COLLECT {
    UNWIND e0.post AS n0
    RETURN [n0.id, n0.name, NOT EXISTS { MATCH (n0)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL }]
  }), e0.seats, e0.meetings, e0.places, e0.share]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "politidistrikt:troms", "p1": null}, "windowStart": "2025-11-24", "within": ["prepared"]}
