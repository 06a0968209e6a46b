// cadence
CYPHER 5
CALL () {
  CALL () {
    MATCH (forum:Forum)
    WHERE (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL) AND ($given.p1 IS NULL OR any(kind IN forum.forumKinds WHERE kind IN $given.p1)) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (forum)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
    CALL (forum) {
      OPTIONAL MATCH (forum)-[regulated:REGULATED_BY]->(agreement:Agreement)
      WHERE (coalesce(regulated.validFrom, $asOf) <= $asOf AND (regulated.validTo IS NULL OR $asOf < regulated.validTo) AND regulated.endKnown IS NULL) AND (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo))
      WITH forum, max(agreement.meetingsPerYear) AS agreed
      RETURN CASE WHEN any(kind IN forum.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) THEN CASE WHEN agreed > 2 THEN agreed ELSE 2 END END AS expected,
        any(kind IN forum.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) AND coalesce(agreed > 2, false) AS byAgreement
    }
    CALL (forum) {
      OPTIONAL MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
      WITH m ORDER BY m.heldOn DESC, m.id
      WITH collect(m) AS all
      RETURN [m IN all WHERE (m.heldOn <= $asOf AND NOT m.cancelled) | m.heldOn] AS past,
        [m IN all WHERE m.heldOn > $asOf AND NOT m.cancelled | m.heldOn] AS coming,
        size([m IN all WHERE m.cancelled AND $windowStart < m.heldOn AND m.heldOn <= $asOf]) AS cancelled
    }
    // A meeting counts for 12 months: up to, not including, the day with its date a year later (1 March for 29 February).
    WITH *, [d IN past | CASE WHEN d + duration({months: 12}) - duration({months: 12}) = d THEN d + duration({months: 12})
                              ELSE d + duration({months: 12, days: 1}) END] AS counts,
      CASE WHEN forum.validFrom IS NOT NULL THEN forum.validFrom + duration({months: 12}) END AS grown
    WITH *, head([i IN range(0, size(past) - coalesce(expected, size(past) + 1)) WHERE past[i] < counts[i + expected - 1] |
                  counts[i + expected - 1]]) AS enoughUntil
    WITH *, CASE WHEN expected IS NULL THEN null WHEN enoughUntil IS NULL OR grown > enoughUntil THEN grown
                 ELSE enoughUntil END AS due
    RETURN forum AS forum, size([d IN past WHERE d > $windowStart]) AS held, cancelled AS cancelled,
      size(coming) AS planned, head(past) AS latest, last(coming) AS next, expected AS expected,
      byAgreement AS byAgreement, due AS due,
      CASE WHEN expected IS NULL THEN null WHEN due IS NULL OR due <= $asOf THEN 'OVERDUE'
           WHEN size([d IN past + coming WHERE d <= due AND d > due - duration({months: 12})]) >= expected THEN 'ON_TRACK'
           ELSE 'AT_RISK' END AS state

  }
  RETURN collect({forum: forum, held: held, cancelled: cancelled, planned: planned, latest: latest, next: next, expected: expected, byAgreement: byAgreement, due: due, state: state}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY coalesce(toString(e0.due), CASE e0.state WHEN 'OVERDUE' THEN '' ELSE '9' END), e0.forum.id
  RETURN [head(COLLECT {
    UNWIND e0.forum AS n0
    RETURN [n0.id, n0.name, n0.forumKinds]
  }), e0.state, toString(e0.due), e0.held, e0.cancelled, e0.planned, toString(e0.latest), toString(e0.next), e0.expected, e0.byAgreement]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "politidistrikt:troms", "p1": null}, "windowStart": "2025-11-24", "within": ["prepared"]}
