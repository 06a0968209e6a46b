// What queries/operations/02-municipality-view.graphql asks, written by hand.
MATCH (:Identifier {value: $number, scheme: 'MUNICIPALITY_NUMBER'})<-[:IDENTIFIED_BY]-(m:Municipality)
WITH m ORDER BY m.id LIMIT 1
RETURN {municipality: m {
  .id,
  number: head(COLLECT {
    MATCH (m)-[:IDENTIFIED_BY]->(i:Identifier {scheme: 'MUNICIPALITY_NUMBER'})
    WHERE coalesce(i.validFrom, $asOf) <= $asOf AND (i.validTo IS NULL OR $asOf < i.validTo) AND i.endKnown IS NULL
    RETURN i.value ORDER BY i.validFrom DESC, i.value LIMIT 1
  }),
  .name,
  .officialName,
  population: head(COLLECT {
    MATCH (m)-[:HAS_POPULATION]->(p:PopulationCount) WHERE p.countedOn <= $asOf
    RETURN p.value ORDER BY p.countedOn DESC LIMIT 1
  }),
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
    WITH DISTINCT post
    MATCH (post)-[:POST_IN]->(unit:Organization)
    WITH post, unit ORDER BY coalesce(post.nameSort, post.name), post.id LIMIT 30
    RETURN post {
      .id,
      .name,
      vacant: NOT EXISTS {
        MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)
        WHERE coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL
      },
      unit: unit {.id, .name}
    }
  },
  forums: {
    totalCount: COUNT {
      MATCH (m)<-[t:FOR_TERRITORY]-(f:Forum)
      WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
        AND coalesce(f.validFrom, $asOf) <= $asOf AND (f.validTo IS NULL OR $asOf < f.validTo) AND f.endKnown IS NULL
    },
    nodes: COLLECT {
      MATCH (m)<-[t:FOR_TERRITORY]-(f:Forum)
      WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
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
          RETURN {
            role: s.membershipRole,
            seatVacant: member:Post AND NOT EXISTS {
              MATCH (member)-[:HAS_ASSIGNMENT]->(a:Assignment)
              WHERE coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL
            },
            member: member {.id, .name}
          }
        }}
      }
    }
  },
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
        MATCH (g)-[t:FOCUSES_ON]->(c:Challenge)
        WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
        WITH c ORDER BY coalesce(c.nameSort, c.name), c.id LIMIT 20
        RETURN {code: c.code, label: c.name}
      }
    }
  }}
}} AS data
