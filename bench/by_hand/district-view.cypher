// What bench/operations/district-view.graphql asks, written by hand.
MATCH (d:Node {id: $id}) WHERE d:PoliceDistrict
RETURN {policeDistrict: d {
  .id,
  .name,
  .seat,
  municipalities: head(COLLECT {
    MATCH (d)<-[t:IN_POLICE_DISTRICT]-(m:Municipality)
    WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
      AND coalesce(m.validFrom, $asOf) <= $asOf AND (m.validTo IS NULL OR $asOf < m.validTo) AND m.endKnown IS NULL
    WITH m ORDER BY m.nameSort, m.id LIMIT 100
    WITH collect(m {
      .id,
      .name,
      .officialName,
      county: head(COLLECT {
        MATCH (m)-[t1:IN_COUNTY]->(c:County)
        WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
        RETURN c {.id, .name}
      }),
      forums: {nodes: COLLECT {
        MATCH (m)<-[t2:FOR_TERRITORY]-(f:Forum)
        WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL
          AND coalesce(f.validFrom, $asOf) <= $asOf AND (f.validTo IS NULL OR $asOf < f.validTo) AND f.endKnown IS NULL
        WITH f ORDER BY coalesce(f.nameSort, f.name), f.id LIMIT 20
        RETURN f {
          .id,
          .name,
          kinds: f.forumKinds,
          validFrom: toString(f.validFrom),
          memberships: {nodes: COLLECT {
            MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(member:Actor)
            WHERE coalesce(s.validFrom, $asOf) <= $asOf AND (s.validTo IS NULL OR $asOf < s.validTo) AND s.endKnown IS NULL
            WITH s, member
            ORDER BY CASE s.membershipRole WHEN 'CHAIR' THEN 0 WHEN 'SECRETARY' THEN 1 WHEN 'MEMBER' THEN 2 ELSE 3 END, s.id
            LIMIT 40
            RETURN {role: s.membershipRole, member: member {.id, .name}}
          }}
        }
      }},
      agreements: {nodes: COLLECT {
        MATCH (m)<-[:HAS_PARTY]-(g:Agreement)
        WHERE g.signedOn <= $asOf AND (g.validTo IS NULL OR $asOf < g.validTo)
        WITH g ORDER BY coalesce(g.nameSort, g.name), g.id LIMIT 10
        RETURN g {
          .id,
          .name,
          signedOn: toString(g.signedOn),
          nextRevisionOn: toString(g.nextRevisionOn),
          focusAreas: COLLECT {
            MATCH (g)-[t3:FOCUSES_ON]->(c:Challenge)
            WHERE coalesce(t3.validFrom, $asOf) <= $asOf AND (t3.validTo IS NULL OR $asOf < t3.validTo) AND t3.endKnown IS NULL
            WITH c ORDER BY coalesce(c.nameSort, c.name), c.id LIMIT 20
            RETURN {code: c.code, label: c.name}
          }
        }
      }}
    }) AS nodes
    RETURN {totalCount: size(nodes), nodes: nodes}
  })
}} AS data
