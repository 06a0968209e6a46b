// policeDistrict
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node&PoliceDistrict {id: $given.p0})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [n0.name, head(COLLECT {
    WITH COLLECT {
      MATCH (n0)<-[t0:IN_POLICE_DISTRICT]-(n1:Municipality)
      WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL AND coalesce(n1.validFrom, $asOf) <= $asOf AND (n1.validTo IS NULL OR $asOf < n1.validTo) AND n1.endKnown IS NULL
      RETURN DISTINCT n1
    } AS l0
    RETURN [size(l0), COLLECT {
      UNWIND l0 AS n3
      WITH n3
      WITH n3 ORDER BY coalesce(n3.nameSort, n3.name), n3.id LIMIT $given.p1
      RETURN [head(COLLECT { MATCH (n3)-[:IDENTIFIED_BY]->(i0:Identifier) WHERE i0.scheme = 'MUNICIPALITY_NUMBER' AND coalesce(i0.validFrom, $asOf) <= $asOf AND (i0.validTo IS NULL OR $asOf < i0.validTo) AND i0.endKnown IS NULL RETURN i0.value ORDER BY coalesce(toString(i0.validFrom), '') DESC, i0.value LIMIT 1 }), n3.name, [null, COLLECT {
        MATCH (n3)<-[about0:KEPT_ABOUT]-(n4:KeptFinding) USING INDEX about0:KEPT_ABOUT(subjectDay)
        WHERE about0.subjectDay = n3.id + ' ' + toString($asOf) + ' ' + toString($today) AND n4.evaluationKey IN $evaluationKeys
        WITH DISTINCT n4 ORDER BY n4.ruleId, n4.id LIMIT $given.p2
        RETURN [n4.ruleId, n4.verdict, [n4.reason, n4.ruleId], toString(n4.since), [n4.change, n4.ruleId], n4.mending]
      }]]
    }]
  })]
}) AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "politidistrikt:nordland", "p1": 61, "p2": 26}, "today": "2026-11-24"}
