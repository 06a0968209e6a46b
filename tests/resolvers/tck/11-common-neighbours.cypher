// commonNeighbours
CYPHER 5
CALL () {
  CALL () {
    CALL () {
      UNWIND range(0, size($given.p0) - 1) AS at
      MATCH (actor:Node&Actor {id: $given.p0[at]})
      OPTIONAL MATCH (actor)-[:POST_IN]->(employer:Organization)
      WITH coalesce(employer, actor) AS x, min(at) AS at
      RETURN collect({x: x, at: at}) AS those,
        all(id IN $given.p0 WHERE EXISTS { MATCH (:Node&Actor {id: id}) }) AS known
    }
    CALL (those, known) {
      UNWIND CASE WHEN known THEN those ELSE [] END AS each
      WITH those, each.x AS x, each.at AS at
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
      WITH those, at, x, y, kind, arena, part
      WHERE none(each IN those WHERE each.x = y)
      WITH those, y, at, x, collect({kind: kind, arena: arena, part: part}) AS ties ORDER BY at
      WITH those, y AS neighbour, collect({a: x, b: y, ties: ties}) AS edges
      WHERE size(edges) = size(those)
      RETURN neighbour, edges
    }
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
    RETURN neighbour AS neighbour, steps AS steps

  }
  RETURN collect({neighbour: neighbour, steps: steps}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY coalesce(e0.neighbour.nameSort, e0.neighbour.name), e0.neighbour.id
  RETURN [head(COLLECT {
    UNWIND e0.neighbour AS n0
    RETURN [head([k IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n0)]), n0.id, n0.name]
  }), COLLECT {
    UNWIND e0.steps AS i0
    RETURN [head(COLLECT {
      UNWIND i0.a AS n1
      RETURN [n1.name]
    }), [i1 IN i0.ties | [i1.kind, [i1.code, i1.args]]]]
  }]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": ["kommune:5031", "kommune:5035"]}}
