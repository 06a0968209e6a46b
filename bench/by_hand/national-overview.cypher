// What queries/operations/06-national-overview.graphql asks, written by hand.
RETURN {municipalities: {
  totalCount: COUNT { MATCH (m:Municipality) WHERE coalesce(m.validFrom, $asOf) <= $asOf AND (m.validTo IS NULL OR $asOf < m.validTo) AND m.endKnown IS NULL },
  nodes: COLLECT {
    MATCH (m:Municipality)
    WHERE coalesce(m.validFrom, $asOf) <= $asOf AND (m.validTo IS NULL OR $asOf < m.validTo) AND m.endKnown IS NULL
    WITH m ORDER BY m.nameSort, m.id LIMIT 500
    RETURN m {
      .id,
      .name,
      county: head(COLLECT {
        MATCH (m)-[t:IN_COUNTY]->(c:County)
        WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
        RETURN c {.id, .name}
      }),
      policeDistrict: head(COLLECT {
        MATCH (m)-[t:IN_POLICE_DISTRICT]->(d:PoliceDistrict)
        WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
        RETURN d {.id, .name}
      }),
      policeContacts: COLLECT {
        MATCH (m)<-[within:PART_OF*0..1]-()<-[:COVERS]-(r:Remit)<-[:HAS_REMIT]-(post:Post)
              -[:HAS_ROLE]->(:Role {code: 'POLICE_CONTACT'})
        WHERE coalesce(r.validFrom, $asOf) <= $asOf AND (r.validTo IS NULL OR $asOf < r.validTo) AND r.endKnown IS NULL
          AND all(t IN within WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo)
            AND t.endKnown IS NULL)
        WITH DISTINCT post ORDER BY coalesce(post.nameSort, post.name), post.id LIMIT 30
        RETURN post {
          .id,
          .name,
          vacant: NOT EXISTS {
            MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)
            WHERE coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL
          }
        }
      },
      forums: {nodes: COLLECT {
        MATCH (m)<-[t:FOR_TERRITORY]-(f:Forum)
        WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
          AND coalesce(f.validFrom, $asOf) <= $asOf AND (f.validTo IS NULL OR $asOf < f.validTo) AND f.endKnown IS NULL
        WITH f ORDER BY coalesce(f.nameSort, f.name), f.id LIMIT 20
        RETURN f {
          .id,
          .name,
          kinds: f.forumKinds,
          memberships: {nodes: COLLECT {
            MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(member:Actor)
            WHERE coalesce(s.validFrom, $asOf) <= $asOf AND (s.validTo IS NULL OR $asOf < s.validTo) AND s.endKnown IS NULL
            WITH s, member
            ORDER BY CASE s.membershipRole WHEN 'CHAIR' THEN 0 WHEN 'SECRETARY' THEN 1 WHEN 'MEMBER' THEN 2 ELSE 3 END, s.id
            LIMIT 40
            RETURN {role: s.membershipRole, member: member {.id, .name}}
          }}
        }
      }}
    }
  }
}} AS data
