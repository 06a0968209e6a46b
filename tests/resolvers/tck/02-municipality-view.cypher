// municipality
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Municipality)-[:IDENTIFIED_BY]->(:Identifier {value: $given.p0, scheme: 'MUNICIPALITY_NUMBER'})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [n0.id, head(COLLECT { MATCH (n0)-[:IDENTIFIED_BY]->(i0:Identifier) WHERE i0.scheme = 'MUNICIPALITY_NUMBER' AND coalesce(i0.validFrom, $asOf) <= $asOf AND (i0.validTo IS NULL OR $asOf < i0.validTo) AND i0.endKnown IS NULL RETURN i0.value ORDER BY coalesce(toString(i0.validFrom), '') DESC, i0.value LIMIT 1 }), n0.name, n0.officialName, head(COLLECT { MATCH (n0)-[:HAS_POPULATION]->(c0:PopulationCount) WHERE c0.countedOn <= $asOf RETURN c0.value ORDER BY c0.countedOn DESC LIMIT 1 }), head(COLLECT {
    MATCH (n0)-[t0:IN_COUNTY]->(n1:County)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN [n1.id, n1.name]
  }), head(COLLECT {
    MATCH (n0)-[t1:IN_POLICE_DISTRICT]->(n2:PoliceDistrict)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
    WITH n2 ORDER BY n2.id LIMIT 1
    RETURN [n2.id, n2.name]
  }), COLLECT {
    MATCH (n0)<-[w0:PART_OF*0..1]-(p1)<-[:COVERS]-(r0:Remit)<-[:HAS_REMIT]-(n3:Post)-[:HAS_ROLE]->(:Role {code: 'POLICE_CONTACT'})
    WHERE coalesce(r0.validFrom, $asOf) <= $asOf AND (r0.validTo IS NULL OR $asOf < r0.validTo) AND r0.endKnown IS NULL AND all(x0 IN w0 WHERE coalesce(x0.validFrom, $asOf) <= $asOf AND (x0.validTo IS NULL OR $asOf < x0.validTo) AND x0.endKnown IS NULL)
    WITH DISTINCT n3 ORDER BY coalesce(n3.nameSort, n3.name), n3.id LIMIT 30
    RETURN [n3.id, n3.name, NOT EXISTS { MATCH (n3)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL }, head(COLLECT {
      MATCH (n3)-[:POST_IN]->(n4:Organization)
      WITH n4 ORDER BY n4.id LIMIT 1
      RETURN [n4.id, n4.name]
    })]
  }, head(COLLECT {
    WITH COLLECT {
      MATCH (n0)<-[t2:FOR_TERRITORY]-(n5:Forum)
      WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL AND coalesce(n5.validFrom, $asOf) <= $asOf AND (n5.validTo IS NULL OR $asOf < n5.validTo) AND n5.endKnown IS NULL
      RETURN DISTINCT n5
    } AS l0
    RETURN [size(l0), COLLECT {
      UNWIND l0 AS n7
      WITH n7
      WITH n7 ORDER BY coalesce(n7.nameSort, n7.name), n7.id LIMIT $given.p2
      RETURN [n7.id, n7.name, n7.forumKinds, toString(n7.validFrom), [null, COLLECT {
        MATCH (n7)-[:HAS_MEMBERSHIP]->(n8:Membership)
        WHERE coalesce(n8.validFrom, $asOf) <= $asOf AND (n8.validTo IS NULL OR $asOf < n8.validTo) AND n8.endKnown IS NULL
        WITH DISTINCT n8 ORDER BY CASE n8.membershipRole WHEN 'CHAIR' THEN 0 WHEN 'SECRETARY' THEN 1 WHEN 'MEMBER' THEN 2 ELSE 3 END, n8.id LIMIT $given.p3
        RETURN [n8.membershipRole, EXISTS { MATCH (n8)-[:OF_MEMBER]->(p4:Post) WHERE NOT EXISTS { MATCH (p4)-[:HAS_ASSIGNMENT]->(a1:Assignment) WHERE coalesce(a1.validFrom, $asOf) <= $asOf AND (a1.validTo IS NULL OR $asOf < a1.validTo) AND a1.endKnown IS NULL } }, head(COLLECT {
          MATCH (n8)-[:OF_MEMBER]->(n9:Actor)
          WITH n9 ORDER BY n9.id LIMIT 1
          RETURN [n9.id, n9.name]
        })]
      }]]
    }]
  }), [null, COLLECT {
    MATCH (n0)<-[:HAS_PARTY]-(n10:Agreement)
    WHERE n10.signedOn <= $asOf AND (n10.validTo IS NULL OR $asOf < n10.validTo)
    WITH DISTINCT n10 ORDER BY coalesce(n10.nameSort, n10.name), n10.id LIMIT $given.p5
    RETURN [n10.id, n10.name, toString(n10.signedOn), toString(n10.nextRevisionOn), COLLECT {
      MATCH (n10)-[t3:FOCUSES_ON]->(n11:Challenge)
      WHERE coalesce(t3.validFrom, $asOf) <= $asOf AND (t3.validTo IS NULL OR $asOf < t3.validTo) AND t3.endKnown IS NULL
      WITH DISTINCT n11 ORDER BY coalesce(n11.nameSort, n11.name), n11.id LIMIT 20
      RETURN [n11.code, coalesce(CASE $language WHEN 'nn' THEN n11.nameNn WHEN 'en' THEN n11.nameEn WHEN 'se' THEN n11.nameSe END, n11.name)]
    }]
  }]]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "5001", "p2": 21, "p3": 41, "p5": 11}, "language": "nb"}
