// counties
CYPHER 5
RETURN [COUNT {
  MATCH (n0:County)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND COUNT { MATCH (n0)<-[t0:IN_COUNTY]-(n1:Municipality)
  WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL AND coalesce(n1.validFrom, $asOf) <= $asOf AND (n1.validTo IS NULL OR $asOf < n1.validTo) AND n1.endKnown IS NULL WITH n1, COUNT { MATCH (n1)<-[t1:FOR_TERRITORY]-(n2:Forum)
  WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL AND coalesce(n2.validFrom, $asOf) <= $asOf AND (n2.validTo IS NULL OR $asOf < n2.validTo) AND n2.endKnown IS NULL WITH n2, COUNT { MATCH (n2)-[t2:FOR_TERRITORY]->(n3:Organization)
  WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL RETURN DISTINCT n3 } = $given.p0 AS k0 WHERE k0 RETURN DISTINCT n2 } = 1 AS k1 WHERE k1 RETURN DISTINCT n1 } = 1
}, null] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": 1}}
