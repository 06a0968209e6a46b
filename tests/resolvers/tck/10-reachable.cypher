// reachable
CYPHER 5
CALL () {
  CALL () {
    MATCH (startActor:Node&Actor {id: $given.p0})
    OPTIONAL MATCH (startActor)-[:POST_IN]->(startEmployer:Organization)
    WITH coalesce(startEmployer, startActor) AS start
    WITH start, [start] AS seen, CASE WHEN $given.p1 < 1 THEN [] ELSE [start] END AS frontier, [] AS rings
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
    WITH start, seen + next AS seen, rings + [next] AS rings,
         CASE WHEN $given.p1 < 2 THEN []
              ELSE [each IN next WHERE $given.p3 OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
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
    WITH start, seen + next AS seen, rings + [next] AS rings,
         CASE WHEN $given.p1 < 3 THEN []
              ELSE [each IN next WHERE $given.p3 OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
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
    WITH start, seen + next AS seen, rings + [next] AS rings,
         CASE WHEN $given.p1 < 4 THEN []
              ELSE [each IN next WHERE $given.p3 OR NOT (each:PoliceDistrict OR each:NationalBody OR each:County AND NOT each:Municipality)] END AS frontier
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
    WITH start, rings + [next] AS rings
    CALL (rings) {
      UNWIND range(0, size(rings) - 1) AS i
      UNWIND rings[i] AS actor
      WITH i, actor ORDER BY i, coalesce(actor.nameSort, actor.name), actor.id
      RETURN collect({depth: i + 1, actor: actor}) AS found
    }
    WITH start, found, CASE WHEN $given.p2 < 0 THEN 0 WHEN $given.p2 > 2000 THEN 2000 ELSE $given.p2 END AS most
    RETURN start AS start, found[0..most] AS reached,
           CASE WHEN $given.p3 THEN [] ELSE ['County', 'PoliceDistrict', 'NationalBody'] END AS excludedKinds,
           {resultMode: CASE WHEN size(found) > most THEN 'TRUNCATED' ELSE 'EXACT' END, found: size(found),
            shown: size(found[0..most])} AS meta

  }
  RETURN collect({start: start, reached: reached, excludedKinds: excludedKinds, meta: meta}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [head(COLLECT {
    UNWIND e0.start AS n0
    RETURN [n0.name]
  }), e0.excludedKinds, head(COLLECT {
    UNWIND e0.meta AS n1
    RETURN [n1.resultMode, n1.found, n1.shown]
  }), COLLECT {
    UNWIND e0.reached AS i0
    RETURN [i0.depth, head(COLLECT {
      UNWIND i0.actor AS n2
      RETURN [head([k IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n2)]), n2.id, n2.name]
    })]
  }]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5001", "p1": 2, "p2": 500, "p3": false}}
