// dataOwed
CYPHER 5
CALL () {
  CALL () {
    MATCH (place:Municipality)
    WHERE (coalesce(place.validFrom, $asOf) <= $asOf AND (place.validTo IS NULL OR $asOf < place.validTo) AND place.endKnown IS NULL) AND ($within IS NULL OR place.id IN $within.parts)
    OPTIONAL MATCH (place)-[lies:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
    WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
    WITH place, district ORDER BY district.id
    WITH place, head(collect(district)) AS district
    UNWIND ['CONTACTS', 'FUNCTIONS', 'FORUMS', 'MEETINGS', 'AGREEMENTS', 'OFFERS', 'SLT', 'PLANS', 'SCHOOLS',
            'ORDINANCES', 'EVALUATIONS', 'RECORDS'] AS topic
    // What is the police's own to know is attested for the district at once; the rest by or for the municipality.
    WITH place, district, topic, topic IN ['CONTACTS', 'FUNCTIONS', 'OFFERS'] AND district IS NOT NULL AS ofPolice
    CALL (place, district, topic, ofPolice) {
      UNWIND [place] + CASE WHEN ofPolice THEN [district] ELSE [] END AS spoken
      MATCH (spoken)<-[:FOR_PLACE]-(a:Attestation {topic: topic})-[:ATTESTED_BY]->(by:Organization)
      WHERE a.completeAsOf <= $asOf
      WITH a, by ORDER BY a.completeAsOf DESC, a.id, by.id
      RETURN head(collect(a.completeAsOf)) AS latest, head(collect(by)) AS by
    }
    WITH place, topic, latest, coalesce(by, CASE WHEN ofPolice THEN district ELSE place END) AS owes
    WHERE latest IS NULL OR latest <= $windowStart
    WITH owes, {topic: topic, place: place, latest: toString(latest),
                state: CASE WHEN latest IS NULL THEN 'NEVER' ELSE 'STALE' END} AS owed
    ORDER BY owed.topic, coalesce(place.nameSort, place.name), place.id
    WITH owes, collect(owed) AS topics
    RETURN owes AS owes, topics AS topics, size([t IN topics WHERE t.state = 'NEVER']) AS never,
      size([t IN topics WHERE t.state = 'STALE']) AS stale

  }
  RETURN collect({owes: owes, topics: topics, never: never, stale: stale}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -(e0.never + e0.stale), coalesce(e0.owes.nameSort, e0.owes.name), e0.owes.id
  RETURN [head(COLLECT {
    UNWIND e0.owes AS n0
    RETURN [n0.id, n0.name]
  }), e0.never, e0.stale, COLLECT {
    UNWIND e0.topics AS i0
    RETURN [i0.topic, head(COLLECT {
      UNWIND i0.place AS n1
      RETURN [n1.name]
    }), i0.state, i0.latest]
  }]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {}, "windowStart": "2025-11-24", "within": ["prepared"]}

// sourcesDisagree
CYPHER 5
CALL () {
  CALL () {
    MATCH (thing:Node)<-[:STATES]-(s:Statement)
    WHERE s.endedOn IS NULL OR $asOf < s.endedOn
    WITH thing, s ORDER BY s.source, s.id
    WITH thing, s.property AS property, collect(s) AS statements, count(DISTINCT s.value) AS values
    WHERE values > 1 AND ($within IS NULL OR thing.id IN $within.parts
      OR EXISTS { (thing)-->(place:Organization) WHERE place.id IN $within.parts }
      OR CASE WHEN thing:Post THEN ($within IS NULL OR CASE WHEN EXISTS { MATCH (thing)-[:HAS_REMIT]->(task:Remit) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) } THEN EXISTS { MATCH (thing)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (thing)-[:POST_IN]->(employer:Organization) WHERE ($within IS NULL OR EXISTS { MATCH (employer)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (employer)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END) WHEN thing:Forum THEN ($within IS NULL OR CASE WHEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (thing)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
        ELSE thing:Organization AND ($within IS NULL OR EXISTS { MATCH (thing)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (thing)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) END)
    RETURN thing AS thing, property AS property, statements AS statements

  }
  RETURN collect({thing: thing, property: property, statements: statements}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY e0.thing.id, e0.property
  RETURN [head(COLLECT {
    UNWIND e0.thing AS n0
    WITH n0 WHERE NOT n0:Person
    RETURN [n0.id]
  }), e0.property, COLLECT {
    UNWIND e0.statements AS i0
    RETURN [i0.value, toString(i0.statedOn), head(COLLECT {
      MATCH (n1:Node&Source {id: i0.source})
      WITH n1 ORDER BY n1.id LIMIT 1
      RETURN [n1.title, n1.publisher]
    })]
  }]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "politidistrikt:troms"}, "within": ["prepared"]}
