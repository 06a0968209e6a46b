// paths
CYPHER 5
CALL () {
  CALL () {
    // Ring by ring from the start, until the end is seen; each ring keeps the ties that led to it.
    MATCH (startActor:Node&Actor {id: $given.p0})
    OPTIONAL MATCH (startActor)-[:POST_IN]->(startEmployer:Organization)
    WITH coalesce(startEmployer, startActor) AS start
    MATCH (endActor:Node&Actor {id: $given.p1})
    OPTIONAL MATCH (endActor)-[:POST_IN]->(endEmployer:Organization)
    WITH start, coalesce(endEmployer, endActor) AS end
    WITH start, end, CASE WHEN $given.p3 < 1 THEN 1 WHEN $given.p3 > 50 THEN 50 ELSE $given.p3 END AS most
    WITH start, end, most, [start] AS seen,
         CASE WHEN start = end OR $given.p2 < 1 THEN [] ELSE [start] END AS frontier
    CALL (frontier, seen) {
      UNWIND frontier AS x
    CALL (x) {
      // What coordination counts as tying on the day, parts of one organization included, wide forums left out; without
    // all that coordination says of it, so that thousands can be asked for.
    WITH x
    WHERE (coalesce(x.validFrom, $asOf) <= $asOf AND (x.validTo IS NULL OR $asOf < x.validTo) AND x.endKnown IS NULL)
    OPTIONAL MATCH (x)<-[:POST_IN]-(post:Post)
    WHERE EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
    WITH x, collect(post) AS posts
    CALL (x, posts) {
      UNWIND posts AS post
      MATCH (post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison
      MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(y:Organization)
      WHERE (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      MATCH (x)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison AND (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
        AND EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
      MATCH (post)-[:POST_IN]->(y:Organization)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      UNWIND [x] + posts AS seated
      MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      WHERE seat.membershipRole <> 'OBSERVER' AND (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL)
      WITH DISTINCT forum
      WHERE COUNT { MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership) WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL) } <= 25
        OR COUNT {
          MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership)-[:OF_MEMBER]->(member)
          WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL)
          OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
          WITH DISTINCT coalesce(employer, member) AS o
          WHERE (coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL)
          RETURN o
        } <= 25
      MATCH (forum)-[:HAS_MEMBERSHIP]->(other:Membership)-[:OF_MEMBER]->(member)
      WHERE other.membershipRole <> 'OBSERVER' AND (coalesce(other.validFrom, $asOf) <= $asOf AND (other.validTo IS NULL OR $asOf < other.validTo) AND other.endKnown IS NULL)
        AND (member:Organization OR EXISTS { MATCH (member)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) })
      OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
      RETURN coalesce(employer, member) AS y, 'FORUM' AS kind, forum AS arena, null AS part
    UNION
      MATCH (x)<-[:HAS_PARTY]-(agreement:Agreement)-[:HAS_PARTY]->(y:Organization)
      WHERE (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo))
        AND (x:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR x.id IN ['nasjonal:pod', 'nasjonal:pst'])
          <> (y:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR y.id IN ['nasjonal:pod', 'nasjonal:pst'])
      RETURN y, 'AGREEMENT' AS kind, agreement AS arena, null AS part
    UNION
      MATCH (x)-[mine:RESPONSIBLE_FOR]->(work)<-[theirs:RESPONSIBLE_FOR]-(y:Organization)
      WHERE (coalesce(mine.validFrom, $asOf) <= $asOf AND (mine.validTo IS NULL OR $asOf < mine.validTo) AND mine.endKnown IS NULL) AND (coalesce(work.validFrom, $asOf) <= $asOf AND (work.validTo IS NULL OR $asOf < work.validTo) AND work.endKnown IS NULL) AND (coalesce(theirs.validFrom, $asOf) <= $asOf AND (theirs.validTo IS NULL OR $asOf < theirs.validTo) AND theirs.endKnown IS NULL)
      RETURN y, CASE WHEN work:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, work AS arena, null AS part
    UNION
      MATCH (x)-[belongs:PART_OF]-(y:Organization)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
      RETURN y, 'PART_OF' AS kind, null AS arena, startNode(belongs) AS part
    }
    WITH x, y, kind, arena, part
    WHERE y <> x AND (coalesce(y.validFrom, $asOf) <= $asOf AND (y.validTo IS NULL OR $asOf < y.validTo) AND y.endKnown IS NULL)
    RETURN y AS y, kind AS kind, arena AS arena, part AS part

    }
    WITH x, y, kind, arena, part, seen
    WHERE NOT y IN seen
    WITH x, y, collect({kind: kind, arena: arena, part: part}) AS ties
    RETURN collect({a: x, b: y, ties: ties}) AS edges, collect(DISTINCT y) AS next

    }
    WITH start, end, most, edges AS ring1, seen + next AS seen,
         CASE WHEN end IN next OR $given.p2 < 2 THEN []
              ELSE [each IN next WHERE $given.p4 OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
    CALL (frontier, seen) {
      UNWIND frontier AS x
    CALL (x) {
      // What coordination counts as tying on the day, parts of one organization included, wide forums left out; without
    // all that coordination says of it, so that thousands can be asked for.
    WITH x
    WHERE (coalesce(x.validFrom, $asOf) <= $asOf AND (x.validTo IS NULL OR $asOf < x.validTo) AND x.endKnown IS NULL)
    OPTIONAL MATCH (x)<-[:POST_IN]-(post:Post)
    WHERE EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
    WITH x, collect(post) AS posts
    CALL (x, posts) {
      UNWIND posts AS post
      MATCH (post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison
      MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(y:Organization)
      WHERE (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      MATCH (x)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison AND (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
        AND EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
      MATCH (post)-[:POST_IN]->(y:Organization)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      UNWIND [x] + posts AS seated
      MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      WHERE seat.membershipRole <> 'OBSERVER' AND (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL)
      WITH DISTINCT forum
      WHERE COUNT { MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership) WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL) } <= 25
        OR COUNT {
          MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership)-[:OF_MEMBER]->(member)
          WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL)
          OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
          WITH DISTINCT coalesce(employer, member) AS o
          WHERE (coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL)
          RETURN o
        } <= 25
      MATCH (forum)-[:HAS_MEMBERSHIP]->(other:Membership)-[:OF_MEMBER]->(member)
      WHERE other.membershipRole <> 'OBSERVER' AND (coalesce(other.validFrom, $asOf) <= $asOf AND (other.validTo IS NULL OR $asOf < other.validTo) AND other.endKnown IS NULL)
        AND (member:Organization OR EXISTS { MATCH (member)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) })
      OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
      RETURN coalesce(employer, member) AS y, 'FORUM' AS kind, forum AS arena, null AS part
    UNION
      MATCH (x)<-[:HAS_PARTY]-(agreement:Agreement)-[:HAS_PARTY]->(y:Organization)
      WHERE (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo))
        AND (x:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR x.id IN ['nasjonal:pod', 'nasjonal:pst'])
          <> (y:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR y.id IN ['nasjonal:pod', 'nasjonal:pst'])
      RETURN y, 'AGREEMENT' AS kind, agreement AS arena, null AS part
    UNION
      MATCH (x)-[mine:RESPONSIBLE_FOR]->(work)<-[theirs:RESPONSIBLE_FOR]-(y:Organization)
      WHERE (coalesce(mine.validFrom, $asOf) <= $asOf AND (mine.validTo IS NULL OR $asOf < mine.validTo) AND mine.endKnown IS NULL) AND (coalesce(work.validFrom, $asOf) <= $asOf AND (work.validTo IS NULL OR $asOf < work.validTo) AND work.endKnown IS NULL) AND (coalesce(theirs.validFrom, $asOf) <= $asOf AND (theirs.validTo IS NULL OR $asOf < theirs.validTo) AND theirs.endKnown IS NULL)
      RETURN y, CASE WHEN work:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, work AS arena, null AS part
    UNION
      MATCH (x)-[belongs:PART_OF]-(y:Organization)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
      RETURN y, 'PART_OF' AS kind, null AS arena, startNode(belongs) AS part
    }
    WITH x, y, kind, arena, part
    WHERE y <> x AND (coalesce(y.validFrom, $asOf) <= $asOf AND (y.validTo IS NULL OR $asOf < y.validTo) AND y.endKnown IS NULL)
    RETURN y AS y, kind AS kind, arena AS arena, part AS part

    }
    WITH x, y, kind, arena, part, seen
    WHERE NOT y IN seen
    WITH x, y, collect({kind: kind, arena: arena, part: part}) AS ties
    RETURN collect({a: x, b: y, ties: ties}) AS edges, collect(DISTINCT y) AS next

    }
    WITH start, end, most, ring1, edges AS ring2, seen + next AS seen,
         CASE WHEN end IN next OR $given.p2 < 3 THEN []
              ELSE [each IN next WHERE $given.p4 OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
    CALL (frontier, seen) {
      UNWIND frontier AS x
    CALL (x) {
      // What coordination counts as tying on the day, parts of one organization included, wide forums left out; without
    // all that coordination says of it, so that thousands can be asked for.
    WITH x
    WHERE (coalesce(x.validFrom, $asOf) <= $asOf AND (x.validTo IS NULL OR $asOf < x.validTo) AND x.endKnown IS NULL)
    OPTIONAL MATCH (x)<-[:POST_IN]-(post:Post)
    WHERE EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
    WITH x, collect(post) AS posts
    CALL (x, posts) {
      UNWIND posts AS post
      MATCH (post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison
      MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(y:Organization)
      WHERE (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      MATCH (x)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison AND (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
        AND EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
      MATCH (post)-[:POST_IN]->(y:Organization)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      UNWIND [x] + posts AS seated
      MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      WHERE seat.membershipRole <> 'OBSERVER' AND (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL)
      WITH DISTINCT forum
      WHERE COUNT { MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership) WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL) } <= 25
        OR COUNT {
          MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership)-[:OF_MEMBER]->(member)
          WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL)
          OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
          WITH DISTINCT coalesce(employer, member) AS o
          WHERE (coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL)
          RETURN o
        } <= 25
      MATCH (forum)-[:HAS_MEMBERSHIP]->(other:Membership)-[:OF_MEMBER]->(member)
      WHERE other.membershipRole <> 'OBSERVER' AND (coalesce(other.validFrom, $asOf) <= $asOf AND (other.validTo IS NULL OR $asOf < other.validTo) AND other.endKnown IS NULL)
        AND (member:Organization OR EXISTS { MATCH (member)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) })
      OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
      RETURN coalesce(employer, member) AS y, 'FORUM' AS kind, forum AS arena, null AS part
    UNION
      MATCH (x)<-[:HAS_PARTY]-(agreement:Agreement)-[:HAS_PARTY]->(y:Organization)
      WHERE (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo))
        AND (x:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR x.id IN ['nasjonal:pod', 'nasjonal:pst'])
          <> (y:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR y.id IN ['nasjonal:pod', 'nasjonal:pst'])
      RETURN y, 'AGREEMENT' AS kind, agreement AS arena, null AS part
    UNION
      MATCH (x)-[mine:RESPONSIBLE_FOR]->(work)<-[theirs:RESPONSIBLE_FOR]-(y:Organization)
      WHERE (coalesce(mine.validFrom, $asOf) <= $asOf AND (mine.validTo IS NULL OR $asOf < mine.validTo) AND mine.endKnown IS NULL) AND (coalesce(work.validFrom, $asOf) <= $asOf AND (work.validTo IS NULL OR $asOf < work.validTo) AND work.endKnown IS NULL) AND (coalesce(theirs.validFrom, $asOf) <= $asOf AND (theirs.validTo IS NULL OR $asOf < theirs.validTo) AND theirs.endKnown IS NULL)
      RETURN y, CASE WHEN work:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, work AS arena, null AS part
    UNION
      MATCH (x)-[belongs:PART_OF]-(y:Organization)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
      RETURN y, 'PART_OF' AS kind, null AS arena, startNode(belongs) AS part
    }
    WITH x, y, kind, arena, part
    WHERE y <> x AND (coalesce(y.validFrom, $asOf) <= $asOf AND (y.validTo IS NULL OR $asOf < y.validTo) AND y.endKnown IS NULL)
    RETURN y AS y, kind AS kind, arena AS arena, part AS part

    }
    WITH x, y, kind, arena, part, seen
    WHERE NOT y IN seen
    WITH x, y, collect({kind: kind, arena: arena, part: part}) AS ties
    RETURN collect({a: x, b: y, ties: ties}) AS edges, collect(DISTINCT y) AS next

    }
    WITH start, end, most, ring1, ring2, edges AS ring3, seen + next AS seen,
         CASE WHEN end IN next OR $given.p2 < 4 THEN []
              ELSE [each IN next WHERE $given.p4 OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
    CALL (frontier, seen) {
      UNWIND frontier AS x
    CALL (x) {
      // What coordination counts as tying on the day, parts of one organization included, wide forums left out; without
    // all that coordination says of it, so that thousands can be asked for.
    WITH x
    WHERE (coalesce(x.validFrom, $asOf) <= $asOf AND (x.validTo IS NULL OR $asOf < x.validTo) AND x.endKnown IS NULL)
    OPTIONAL MATCH (x)<-[:POST_IN]-(post:Post)
    WHERE EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
    WITH x, collect(post) AS posts
    CALL (x, posts) {
      UNWIND posts AS post
      MATCH (post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison
      MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(y:Organization)
      WHERE (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      MATCH (x)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison AND (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
        AND EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
      MATCH (post)-[:POST_IN]->(y:Organization)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      UNWIND [x] + posts AS seated
      MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      WHERE seat.membershipRole <> 'OBSERVER' AND (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL)
      WITH DISTINCT forum
      WHERE COUNT { MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership) WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL) } <= 25
        OR COUNT {
          MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership)-[:OF_MEMBER]->(member)
          WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL)
          OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
          WITH DISTINCT coalesce(employer, member) AS o
          WHERE (coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL)
          RETURN o
        } <= 25
      MATCH (forum)-[:HAS_MEMBERSHIP]->(other:Membership)-[:OF_MEMBER]->(member)
      WHERE other.membershipRole <> 'OBSERVER' AND (coalesce(other.validFrom, $asOf) <= $asOf AND (other.validTo IS NULL OR $asOf < other.validTo) AND other.endKnown IS NULL)
        AND (member:Organization OR EXISTS { MATCH (member)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) })
      OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
      RETURN coalesce(employer, member) AS y, 'FORUM' AS kind, forum AS arena, null AS part
    UNION
      MATCH (x)<-[:HAS_PARTY]-(agreement:Agreement)-[:HAS_PARTY]->(y:Organization)
      WHERE (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo))
        AND (x:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR x.id IN ['nasjonal:pod', 'nasjonal:pst'])
          <> (y:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR y.id IN ['nasjonal:pod', 'nasjonal:pst'])
      RETURN y, 'AGREEMENT' AS kind, agreement AS arena, null AS part
    UNION
      MATCH (x)-[mine:RESPONSIBLE_FOR]->(work)<-[theirs:RESPONSIBLE_FOR]-(y:Organization)
      WHERE (coalesce(mine.validFrom, $asOf) <= $asOf AND (mine.validTo IS NULL OR $asOf < mine.validTo) AND mine.endKnown IS NULL) AND (coalesce(work.validFrom, $asOf) <= $asOf AND (work.validTo IS NULL OR $asOf < work.validTo) AND work.endKnown IS NULL) AND (coalesce(theirs.validFrom, $asOf) <= $asOf AND (theirs.validTo IS NULL OR $asOf < theirs.validTo) AND theirs.endKnown IS NULL)
      RETURN y, CASE WHEN work:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, work AS arena, null AS part
    UNION
      MATCH (x)-[belongs:PART_OF]-(y:Organization)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
      RETURN y, 'PART_OF' AS kind, null AS arena, startNode(belongs) AS part
    }
    WITH x, y, kind, arena, part
    WHERE y <> x AND (coalesce(y.validFrom, $asOf) <= $asOf AND (y.validTo IS NULL OR $asOf < y.validTo) AND y.endKnown IS NULL)
    RETURN y AS y, kind AS kind, arena AS arena, part AS part

    }
    WITH x, y, kind, arena, part, seen
    WHERE NOT y IN seen
    WITH x, y, collect({kind: kind, arena: arena, part: part}) AS ties
    RETURN collect({a: x, b: y, ties: ties}) AS edges, collect(DISTINCT y) AS next

    }
    WITH start, end, most, ring1, ring2, ring3, edges AS ring4, seen + next AS seen,
         CASE WHEN end IN next OR $given.p2 < 5 THEN []
              ELSE [each IN next WHERE $given.p4 OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
    CALL (frontier, seen) {
      UNWIND frontier AS x
    CALL (x) {
      // What coordination counts as tying on the day, parts of one organization included, wide forums left out; without
    // all that coordination says of it, so that thousands can be asked for.
    WITH x
    WHERE (coalesce(x.validFrom, $asOf) <= $asOf AND (x.validTo IS NULL OR $asOf < x.validTo) AND x.endKnown IS NULL)
    OPTIONAL MATCH (x)<-[:POST_IN]-(post:Post)
    WHERE EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
    WITH x, collect(post) AS posts
    CALL (x, posts) {
      UNWIND posts AS post
      MATCH (post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison
      MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(y:Organization)
      WHERE (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      MATCH (x)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
      WHERE role.isLiaison AND (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
        AND EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) }
      MATCH (post)-[:POST_IN]->(y:Organization)
      RETURN y, 'CONTACT' AS kind, post AS arena, null AS part
    UNION
      UNWIND [x] + posts AS seated
      MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      WHERE seat.membershipRole <> 'OBSERVER' AND (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL)
      WITH DISTINCT forum
      WHERE COUNT { MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership) WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL) } <= 25
        OR COUNT {
          MATCH (forum)-[:HAS_MEMBERSHIP]->(each:Membership)-[:OF_MEMBER]->(member)
          WHERE (coalesce(each.validFrom, $asOf) <= $asOf AND (each.validTo IS NULL OR $asOf < each.validTo) AND each.endKnown IS NULL)
          OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
          WITH DISTINCT coalesce(employer, member) AS o
          WHERE (coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL)
          RETURN o
        } <= 25
      MATCH (forum)-[:HAS_MEMBERSHIP]->(other:Membership)-[:OF_MEMBER]->(member)
      WHERE other.membershipRole <> 'OBSERVER' AND (coalesce(other.validFrom, $asOf) <= $asOf AND (other.validTo IS NULL OR $asOf < other.validTo) AND other.endKnown IS NULL)
        AND (member:Organization OR EXISTS { MATCH (member)-[:HAS_ASSIGNMENT]->(held:Assignment) WHERE (coalesce(held.validFrom, $asOf) <= $asOf AND (held.validTo IS NULL OR $asOf < held.validTo) AND held.endKnown IS NULL) })
      OPTIONAL MATCH (member)-[:POST_IN]->(employer:Organization)
      RETURN coalesce(employer, member) AS y, 'FORUM' AS kind, forum AS arena, null AS part
    UNION
      MATCH (x)<-[:HAS_PARTY]-(agreement:Agreement)-[:HAS_PARTY]->(y:Organization)
      WHERE (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo))
        AND (x:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR x.id IN ['nasjonal:pod', 'nasjonal:pst'])
          <> (y:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit OR y.id IN ['nasjonal:pod', 'nasjonal:pst'])
      RETURN y, 'AGREEMENT' AS kind, agreement AS arena, null AS part
    UNION
      MATCH (x)-[mine:RESPONSIBLE_FOR]->(work)<-[theirs:RESPONSIBLE_FOR]-(y:Organization)
      WHERE (coalesce(mine.validFrom, $asOf) <= $asOf AND (mine.validTo IS NULL OR $asOf < mine.validTo) AND mine.endKnown IS NULL) AND (coalesce(work.validFrom, $asOf) <= $asOf AND (work.validTo IS NULL OR $asOf < work.validTo) AND work.endKnown IS NULL) AND (coalesce(theirs.validFrom, $asOf) <= $asOf AND (theirs.validTo IS NULL OR $asOf < theirs.validTo) AND theirs.endKnown IS NULL)
      RETURN y, CASE WHEN work:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, work AS arena, null AS part
    UNION
      MATCH (x)-[belongs:PART_OF]-(y:Organization)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
      RETURN y, 'PART_OF' AS kind, null AS arena, startNode(belongs) AS part
    }
    WITH x, y, kind, arena, part
    WHERE y <> x AND (coalesce(y.validFrom, $asOf) <= $asOf AND (y.validTo IS NULL OR $asOf < y.validTo) AND y.endKnown IS NULL)
    RETURN y AS y, kind AS kind, arena AS arena, part AS part

    }
    WITH x, y, kind, arena, part, seen
    WHERE NOT y IN seen
    WITH x, y, collect({kind: kind, arena: arena, part: part}) AS ties
    RETURN collect({a: x, b: y, ties: ties}) AS edges, collect(DISTINCT y) AS next

    }
    WITH start, end, most, ring1, ring2, ring3, ring4, edges AS ring5
    // Back from the end: the ties that lie on a shortest path, with how many ways lead on from each.
    WITH *, [e IN ring5 WHERE e.b = end | e {.*, ways: 1}] AS way5
    WITH *, [e IN [e IN ring4 | e {.*, ways: CASE WHEN e.b = end THEN 1
        ELSE reduce(sum = 0, f IN [f IN way5 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way4
    WITH *, [e IN [e IN ring3 | e {.*, ways: CASE WHEN e.b = end THEN 1
        ELSE reduce(sum = 0, f IN [f IN way4 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way3
    WITH *, [e IN [e IN ring2 | e {.*, ways: CASE WHEN e.b = end THEN 1
        ELSE reduce(sum = 0, f IN [f IN way3 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way2
    WITH *, [e IN [e IN ring1 | e {.*, ways: CASE WHEN e.b = end THEN 1
        ELSE reduce(sum = 0, f IN [f IN way2 WHERE f.a = e.b] | sum + f.ways) END}] WHERE e.ways > 0] AS way1
    // Forward again, the first by their ids: each beginning that is kept reaches the end.
    WITH start, end, most, [way1, way2, way3, way4, way5] AS ways, reduce(sum = 0, e IN way1 | sum + e.ways) AS found
    CALL (ways) {
      UNWIND ways[0] AS e
      WITH e ORDER BY e.b.id
      RETURN collect([e]) AS begun
    }
    WITH *, begun[0..most] AS path1
    CALL (ways, path1, end) {
      UNWIND path1 AS path
      UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[1] WHERE e.a = path[-1].b] END AS e
      WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
      RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun2
    }
    WITH *, begun2[0..most] AS path2
    CALL (ways, path2, end) {
      UNWIND path2 AS path
      UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[2] WHERE e.a = path[-1].b] END AS e
      WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
      RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun3
    }
    WITH *, begun3[0..most] AS path3
    CALL (ways, path3, end) {
      UNWIND path3 AS path
      UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[3] WHERE e.a = path[-1].b] END AS e
      WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
      RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun4
    }
    WITH *, begun4[0..most] AS path4
    CALL (ways, path4, end) {
      UNWIND path4 AS path
      UNWIND CASE WHEN path[-1].b = end THEN [null] ELSE [e IN ways[4] WHERE e.a = path[-1].b] END AS e
      WITH path, e ORDER BY [f IN path | f.b.id], e.b.id
      RETURN collect(CASE WHEN e IS NULL THEN path ELSE path + [e] END) AS begun5
    }
    WITH *, begun5[0..most] AS path5
    CALL (path5) {
      UNWIND path5 AS edges
      CALL (edges) {
        UNWIND range(0, size(edges) - 1) AS at
    WITH at, edges[at] AS edge
    WITH at, edge.a AS a, edge.b AS b, edge.ties AS ties
    UNWIND ties AS tie
    CALL (a, b, tie) {
      WITH a, b, tie {.kind, .arena, .part} AS by, tie.arena AS arena
    RETURN CASE by.kind
      WHEN 'CONTACT' THEN {kind: by.kind, id: arena.id, name: arena.name,
        code: 'tied-by-contact', args: {post: arena.name, a: a.name, b: b.name}}
      WHEN 'FORUM' THEN {kind: by.kind, id: arena.id, name: arena.name,
        code: 'tied-by-forum', args: {forum: arena.name, a: a.name, b: b.name}}
      WHEN 'AGREEMENT' THEN {kind: by.kind, id: arena.id, name: arena.name,
        code: 'tied-by-agreement', args: {agreement: arena.name, a: a.name, b: b.name}}
      WHEN 'PART_OF' THEN {kind: by.kind, id: null, name: null,
        code: 'tied-by-part', args: {part: by.part.name, whole: CASE by.part WHEN a THEN b ELSE a END.name}}
      ELSE {kind: by.kind, id: arena.id, name: arena.name,
        code: 'tied-by-work', args: {work: arena.name, a: a.name, b: b.name}} END AS told

    }
    WITH at, a, b, told
    ORDER BY at, CASE told.kind WHEN 'CONTACT' THEN 1 WHEN 'FORUM' THEN 2 WHEN 'AGREEMENT' THEN 3 WHEN 'PLAN' THEN 4
      WHEN 'MEASURE' THEN 5 ELSE 6 END, told.id
    WITH at, a, b, collect(told) AS ties
    ORDER BY at
    RETURN collect({a: a, b: b, ties: ties}) AS steps

      }
      RETURN collect({actors: [edges[0].a] + [e IN edges | e.b], steps: steps}) AS paths
    }
    WITH start, end, CASE WHEN start = end THEN [{actors: [start], steps: []}] ELSE paths END AS paths, found
    RETURN start AS start, end AS end, size(paths[0].steps) AS length, paths AS paths,
           CASE WHEN $given.p4 THEN [] ELSE ['County', 'PoliceDistrict', 'NationalBody'] END AS excludedKinds,
           {resultMode: CASE WHEN found > size(paths) THEN 'TRUNCATED' ELSE 'EXACT' END,
            found: CASE WHEN start = end THEN 1 ELSE found END, shown: size(paths)} AS meta

  }
  RETURN collect({start: start, end: end, length: length, paths: paths, excludedKinds: excludedKinds, meta: meta}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [head(COLLECT {
    UNWIND e0.start AS n0
    RETURN [n0.name]
  }), head(COLLECT {
    UNWIND e0.end AS n1
    RETURN [n1.name]
  }), e0.length, e0.excludedKinds, head(COLLECT {
    UNWIND e0.meta AS n2
    RETURN [n2.resultMode, n2.found, n2.shown]
  }), [i0 IN e0.paths | [[i1 IN i0.actors | [i1.id, i1.name]], [i2 IN i0.steps | [[i3 IN i2.ties | [i3.kind, i3.name, [i3.code, i3.args]]]]]]]]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5001", "p1": "kommune:5006", "p2": 5, "p3": 10, "p4": false}}
