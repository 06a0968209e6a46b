// metElsewhere
CYPHER 5
CALL () {
  CALL () {
    MATCH (home:Node&Municipality {id: $given.p0})
    CALL (home) {
      WITH home AS place
      OPTIONAL MATCH (place)-[:HAS_POPULATION]->(count:PopulationCount)
    WHERE count.countedOn <= $asOf
    WITH count ORDER BY count.countedOn DESC, count.id
    WITH head(collect(count.value)) AS inhabitants
    RETURN inhabitants AS inhabitants,
      CASE WHEN inhabitants < 5000 THEN 1 WHEN inhabitants < 20000 THEN 2 WHEN inhabitants < 50000 THEN 3
           WHEN inhabitants >= 50000 THEN 4 END AS size

    }
    WITH home, size AS homeSize
    CALL (home) {
      OPTIONAL MATCH (home)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
      WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
      RETURN collect(area) AS homeAreas
    }
    CALL (home, homeSize, homeAreas) {
      MATCH (place:Municipality)
      WHERE (coalesce(place.validFrom, $asOf) <= $asOf AND (place.validTo IS NULL OR $asOf < place.validTo) AND place.endKnown IS NULL) AND place <> home
      CALL (place) {
        OPTIONAL MATCH (place)-[:HAS_POPULATION]->(count:PopulationCount)
    WHERE count.countedOn <= $asOf
    WITH count ORDER BY count.countedOn DESC, count.id
    WITH head(collect(count.value)) AS inhabitants
    RETURN inhabitants AS inhabitants,
      CASE WHEN inhabitants < 5000 THEN 1 WHEN inhabitants < 20000 THEN 2 WHEN inhabitants < 50000 THEN 3
           WHEN inhabitants >= 50000 THEN 4 END AS size

      }
      WITH place, inhabitants, homeAreas WHERE size = homeSize
      OPTIONAL MATCH (place)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
      WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL) AND area IN homeAreas
      WITH place, inhabitants, collect(area) AS shared
      RETURN collect({municipality: place, inhabitants: inhabitants, sameCounty: any(area IN shared WHERE area:County),
        sameDistrict: any(area IN shared WHERE area:PoliceDistrict)}) AS others
    }
    MATCH (home)<-[:KEPT_PLACE]-(own:KeptFinding)
    WHERE own.evaluationKey IN $evaluationKeys AND own.binding IN $given.p1 AND own.verdict IN ['GAP', 'UNKNOWN', 'WAIVED']
    WITH others, own ORDER BY own.verdict, own.id
    WITH others, own.evaluationKey AS key, own.ruleId AS ruleId, collect(own) AS unmet
    CALL (others, key) {
      UNWIND others AS other
      WITH other, other.municipality AS place, key
      MATCH (place)<-[:KEPT_PLACE]-(f:KeptFinding)
      WHERE f.evaluationKey = key AND f.verdict <> 'NOT_APPLICABLE'
      WITH other, f ORDER BY f.id
      WITH other, collect(f) AS found
      WITH other, head(found) AS how, all(f IN found WHERE f.verdict = 'MET') AS whole
      ORDER BY other.sameDistrict OR other.sameCounty DESC, other.municipality.nameSort, other.municipality.id
      RETURN count(*) AS alike, count(CASE WHEN whole THEN 1 END) AS met,
        collect(CASE WHEN whole THEN other {.*, how: how} END)[..5] AS places
    }
    RETURN ruleId AS ruleId, unmet AS unmet, alike AS alike, met AS met, places AS places

  }
  RETURN collect({ruleId: ruleId, unmet: unmet, alike: alike, met: met, places: places}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -e0.met, e0.ruleId
  RETURN [e0.ruleId, [i0 IN e0.unmet | [i0.verdict, [i0.reason, i0.ruleId], toString(i0.since), [i0.change, i0.ruleId]]], e0.alike, e0.met, COLLECT {
    UNWIND e0.places AS i1
    RETURN [head(COLLECT {
      UNWIND i1.municipality AS n0
      RETURN [n0.name]
    }), i1.inhabitants, i1.sameCounty, i1.sameDistrict, head(COLLECT {
      UNWIND i1.how AS n1
      RETURN [[n1.reason, n1.ruleId]]
    })]
  }]
} AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "kommune:5503", "p1": ["REQUIREMENT", "RECOMMENDATION"]}}
