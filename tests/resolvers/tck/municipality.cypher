// municipality
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Municipality)-[:IDENTIFIED_BY]->(:Identifier {value: $given.p0, scheme: 'MUNICIPALITY_NUMBER'})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [n0.id, head(COLLECT { MATCH (n0)-[:IDENTIFIED_BY]->(i0:Identifier) WHERE i0.scheme = 'MUNICIPALITY_NUMBER' AND coalesce(i0.validFrom, $asOf) <= $asOf AND (i0.validTo IS NULL OR $asOf < i0.validTo) AND i0.endKnown IS NULL RETURN i0.value ORDER BY coalesce(toString(i0.validFrom), '') DESC, i0.value LIMIT 1 }), n0.name, coalesce(CASE $language WHEN 'nn' THEN n0.nameNn WHEN 'en' THEN n0.nameEn WHEN 'se' THEN n0.nameSe END, n0.name), [i1 IN [name IN [{language: 'nb', value: n0.name}, {language: 'nn', value: n0.nameNn}, {language: 'en', value: n0.nameEn}, {language: 'se', value: n0.nameSe}, {language: 'smj', value: n0.nameSmj}, {language: 'sma', value: n0.nameSma}, {language: 'fkv', value: n0.nameFkv}] WHERE name.value IS NOT NULL] | [i1.language, i1.value]], head(COLLECT { MATCH (n0)-[:HAS_POPULATION]->(c0:PopulationCount) WHERE c0.countedOn <= $asOf RETURN c0.value ORDER BY c0.countedOn DESC LIMIT 1 }), n0.areaKm2, head(COLLECT {
    MATCH (n0)-[t0:IN_COUNTY]->(n1:County)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN [n1.name]
  }), head(COLLECT {
    MATCH (n0)-[t1:IN_POLICE_DISTRICT]->(n2:PoliceDistrict)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
    WITH n2 ORDER BY n2.id LIMIT 1
    RETURN [n2.id, 'PoliceDistrict']
  }), COLLECT {
    MATCH (n0)<-[t2:PART_OF]-(n3:CityDistrict)
    WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL AND coalesce(n3.validFrom, $asOf) <= $asOf AND (n3.validTo IS NULL OR $asOf < n3.validTo) AND n3.endKnown IS NULL
    WITH DISTINCT n3 ORDER BY coalesce(n3.nameSort, n3.name), n3.id LIMIT 20
    RETURN [head(COLLECT { MATCH (n3)-[:IDENTIFIED_BY]->(i2:Identifier) WHERE i2.scheme = 'CITY_DISTRICT_NUMBER' AND coalesce(i2.validFrom, $asOf) <= $asOf AND (i2.validTo IS NULL OR $asOf < i2.validTo) AND i2.endKnown IS NULL RETURN i2.value ORDER BY coalesce(toString(i2.validFrom), '') DESC, i2.value LIMIT 1 }), n3.name]
  }]
}) AS answer
// parameters: {"asOf": "2025-01-01", "given": {"p0": "5001"}, "language": "nb"}
