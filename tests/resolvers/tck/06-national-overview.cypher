// municipalities
CYPHER 5
RETURN [COUNT {
  MATCH (n0:Municipality)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL
}, COLLECT {
  MATCH (n1:Municipality)
  WHERE coalesce(n1.validFrom, $asOf) <= $asOf AND (n1.validTo IS NULL OR $asOf < n1.validTo) AND n1.endKnown IS NULL AND n1.nameSort IS NOT NULL AND n1.id IS NOT NULL
  WITH n1 ORDER BY n1.nameSort, n1.id LIMIT $given.p0
  RETURN [n1.id, n1.name, head(COLLECT {
    MATCH (n1)-[t0:IN_COUNTY]->(n2:County)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL
    WITH n2 ORDER BY n2.id LIMIT 1
    RETURN [n2.id, n2.name]
  }), head(COLLECT {
    MATCH (n1)-[t1:IN_POLICE_DISTRICT]->(n3:PoliceDistrict)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
    WITH n3 ORDER BY n3.id LIMIT 1
    RETURN [n3.id, n3.name]
  }), COLLECT {
    MATCH (n1)<-[w0:PART_OF*0..1]-(p1)<-[:COVERS]-(r0:Remit)<-[:HAS_REMIT]-(n4:Post)-[:HAS_ROLE]->(:Role {code: 'POLICE_CONTACT'})
    WHERE coalesce(r0.validFrom, $asOf) <= $asOf AND (r0.validTo IS NULL OR $asOf < r0.validTo) AND r0.endKnown IS NULL AND all(x0 IN w0 WHERE coalesce(x0.validFrom, $asOf) <= $asOf AND (x0.validTo IS NULL OR $asOf < x0.validTo) AND x0.endKnown IS NULL)
    WITH DISTINCT n4 ORDER BY coalesce(n4.nameSort, n4.name), n4.id LIMIT 30
    RETURN [n4.id, n4.name, NOT EXISTS { MATCH (n4)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL }]
  }, [null, COLLECT {
    MATCH (n1)<-[t2:FOR_TERRITORY]-(n5:Forum)
    WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL AND coalesce(n5.validFrom, $asOf) <= $asOf AND (n5.validTo IS NULL OR $asOf < n5.validTo) AND n5.endKnown IS NULL
    WITH DISTINCT n5 ORDER BY coalesce(n5.nameSort, n5.name), n5.id LIMIT $given.p2
    RETURN [n5.id, n5.name, n5.forumKinds, [null, COLLECT {
      MATCH (n5)-[:HAS_MEMBERSHIP]->(n6:Membership)
      WHERE coalesce(n6.validFrom, $asOf) <= $asOf AND (n6.validTo IS NULL OR $asOf < n6.validTo) AND n6.endKnown IS NULL
      WITH DISTINCT n6 ORDER BY CASE n6.membershipRole WHEN 'CHAIR' THEN 0 WHEN 'SECRETARY' THEN 1 WHEN 'MEMBER' THEN 2 ELSE 3 END, n6.id LIMIT $given.p3
      RETURN [n6.membershipRole, head(COLLECT {
        MATCH (n6)-[:OF_MEMBER]->(n7:Actor)
        WITH n7 ORDER BY n7.id LIMIT 1
        RETURN [n7.id, n7.name]
      })]
    }]]
  }]]
}] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": 501, "p2": 21, "p3": 41}}
