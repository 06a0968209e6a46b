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
