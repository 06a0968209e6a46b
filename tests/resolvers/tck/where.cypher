// municipalities
CYPHER 5
RETURN head(COLLECT {
  WITH COLLECT {
    MATCH (n0:Municipality)
    WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND (n0.name STARTS WITH $given.p0 OR NOT (EXISTS { MATCH (n0)-[:IDENTIFIED_BY]->(i0:Identifier {scheme: 'MUNICIPALITY_NUMBER'}) WHERE i0.value IN $given.p1 }))
    RETURN n0
  } AS l0
  RETURN [size(l0), COLLECT {
    UNWIND l0 AS n2
    WITH n2
    WITH n2 ORDER BY n2.nameSort, n2.id LIMIT $given.p2
    RETURN [n2.id]
  }]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "Å", "p1": ["0301", "1103"], "p2": 26}}

// counties
CYPHER 5
RETURN [null, COLLECT {
  MATCH (n0:County)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND (n0.nameFolded = $given.p0 AND EXISTS { MATCH (n0)-[:IDENTIFIED_BY]->(i0:Identifier {scheme: 'COUNTY_NUMBER'}) WHERE i0.value STARTS WITH $given.p1 }) AND n0.nameSort IS NOT NULL AND n0.id IS NOT NULL
  WITH n0 ORDER BY n0.nameSort, n0.id LIMIT $given.p2
  RETURN [n0.id]
}] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "agder", "p1": "4", "p2": 26}}

// policeDistricts
CYPHER 5
RETURN [COUNT {
  MATCH (n0:PoliceDistrict)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND (n0.nameFolded IN $given.p0 AND n0.nameFolded ENDS WITH $given.p1)
}, null] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": ["vest", "ost"], "p1": "t"}}
