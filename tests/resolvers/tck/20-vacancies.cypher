// vacancies
CYPHER 5
CALL () {
  CALL () {
    MATCH (role:Role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
    WHERE ($given.p1 IS NULL OR role.code IN $given.p1) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) } THEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (post)-[:POST_IN]->(employer:Organization) WHERE ($within IS NULL OR EXISTS { MATCH (employer)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (employer)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
      AND NOT EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(now:Assignment) WHERE (coalesce(now.validFrom, $asOf) <= $asOf AND (now.validTo IS NULL OR $asOf < now.validTo) AND now.endKnown IS NULL) }
    // The window is half-open at its start: its first day is the next one.
    WITH post, CASE WHEN unit.validFrom > $windowStart THEN unit.validFrom ELSE $windowStart + duration({days: 1}) END AS first,
      $asOf + duration({days: 1}) AS end
    OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)
    WHERE coalesce(a.validFrom, $asOf) <= $asOf
    WITH post, first, end, a ORDER BY a.validFrom IS NOT NULL, a.validFrom, a.id
    WITH post, first, end, collect(a) AS times
    WITH post, first, end, times, any(a IN times WHERE a.endKnown IS NOT NULL) AS unsure,
      [a IN times WHERE a.validTo IS NOT NULL] AS ended
    WITH post, times, unsure, end, reduce(latest = null, a IN ended |
        CASE WHEN latest IS NULL OR a.validTo > latest THEN a.validTo ELSE latest END) AS latest,
      reduce(seen = {upTo: first, days: 0}, a IN ended | {
        days: seen.days + CASE WHEN a.validFrom > seen.upTo THEN duration.inDays(seen.upTo, a.validFrom).days ELSE 0 END,
        upTo: CASE WHEN a.validTo > seen.upTo THEN a.validTo ELSE seen.upTo END}) AS seen
    RETURN post AS post, CASE WHEN NOT unsure THEN latest END AS since, size(times) > 0 AS everHeld,
      CASE WHEN NOT unsure THEN seen.days + duration.inDays(seen.upTo, end).days END AS daysVacant

  }
  RETURN collect({post: post, since: since, everHeld: everHeld, daysVacant: daysVacant}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY coalesce(toString(e0.since), ''), e0.post.id
  RETURN [head(COLLECT {
    UNWIND e0.post AS n0
    RETURN [n0.id, n0.name, head(COLLECT {
      MATCH (n0)-[:POST_IN]->(n1:Organization)
      WITH n1 ORDER BY n1.id LIMIT 1
      RETURN [n1.name]
    }), COLLECT {
      MATCH (n0)-[:HAS_REMIT]->(r0:Remit)-[:COVERS]->(n2:Organization)
      WHERE coalesce(r0.validFrom, $asOf) <= $asOf AND (r0.validTo IS NULL OR $asOf < r0.validTo) AND r0.endKnown IS NULL
      WITH DISTINCT n2 ORDER BY coalesce(n2.nameSort, n2.name), n2.id LIMIT 50
      RETURN [n2.name]
    }]
  }), toString(e0.since), e0.everHeld, e0.daysVacant]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "politidistrikt:troms", "p1": null}, "windowStart": "2025-11-24", "within": ["prepared"]}
