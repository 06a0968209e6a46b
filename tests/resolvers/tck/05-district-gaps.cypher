// policeDistrict
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node&PoliceDistrict {id: $given.p0})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [n0.name, [COUNT {
    MATCH (n0)<-[t1:IN_POLICE_DISTRICT]-(n2:Municipality)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL AND coalesce(n2.validFrom, $asOf) <= $asOf AND (n2.validTo IS NULL OR $asOf < n2.validTo) AND n2.endKnown IS NULL
    RETURN DISTINCT n2
  }, COLLECT {
    MATCH (n0)<-[t0:IN_POLICE_DISTRICT]-(n1:Municipality)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL AND coalesce(n1.validFrom, $asOf) <= $asOf AND (n1.validTo IS NULL OR $asOf < n1.validTo) AND n1.endKnown IS NULL
    WITH DISTINCT n1 ORDER BY coalesce(n1.nameSort, n1.name), n1.id LIMIT $given.p1
    RETURN [head(COLLECT { MATCH (n1)-[:IDENTIFIED_BY]->(i0:Identifier) WHERE i0.scheme = 'MUNICIPALITY_NUMBER' AND coalesce(i0.validFrom, $asOf) <= $asOf AND (i0.validTo IS NULL OR $asOf < i0.validTo) AND i0.endKnown IS NULL RETURN i0.value ORDER BY i0.validFrom DESC, i0.value LIMIT 1 }), n1.name, [null, COLLECT {
      MATCH (n1)<-[:KEPT_ABOUT]-(n3:KeptFinding)
      WHERE n3.evaluationKey IN $evaluationKeys
      WITH DISTINCT n3 ORDER BY n3.ruleId, n3.id LIMIT $given.p2
      RETURN [n3.ruleId, n3.verdict, [n3.reason, n3.ruleId], toString(n3.since), [n3.change, n3.ruleId], n3.mending]
    }]]
  }]]
}) AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "politidistrikt:nordland", "p1": 61, "p2": 26}}
