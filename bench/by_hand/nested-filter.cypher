// What bench/operations/nested-filter.graphql asks, written by hand.
RETURN {municipalities: head(COLLECT {
  MATCH (:Node {id: $district})<-[t:IN_POLICE_DISTRICT]-(m:Municipality)
  WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
    AND coalesce(m.validFrom, $asOf) <= $asOf AND (m.validTo IS NULL OR $asOf < m.validTo) AND m.endKnown IS NULL
    AND EXISTS {
      MATCH (m)<-[t1:FOR_TERRITORY]-(f:Forum)
      WHERE 'POLICE_COUNCIL' IN f.forumKinds
        AND coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
        AND coalesce(f.validFrom, $asOf) <= $asOf AND (f.validTo IS NULL OR $asOf < f.validTo) AND f.endKnown IS NULL
        AND EXISTS {
          MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership {membershipRole: 'CHAIR'})
          WHERE coalesce(s.validFrom, $asOf) <= $asOf AND (s.validTo IS NULL OR $asOf < s.validTo) AND s.endKnown IS NULL
        }
    }
  WITH m ORDER BY m.nameSort, m.id LIMIT 100
  WITH collect(m {
    .id,
    .name,
    forums: {totalCount: COUNT {
      MATCH (m)<-[t2:FOR_TERRITORY]-(f:Forum)
      WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL
        AND coalesce(f.validFrom, $asOf) <= $asOf AND (f.validTo IS NULL OR $asOf < f.validTo) AND f.endKnown IS NULL
    }},
    agreements: {totalCount: COUNT {
      MATCH (m)<-[:HAS_PARTY]-(g:Agreement) WHERE g.signedOn <= $asOf AND (g.validTo IS NULL OR $asOf < g.validTo)
    }}
  }) AS nodes
  RETURN {totalCount: size(nodes), nodes: nodes}
})} AS data
