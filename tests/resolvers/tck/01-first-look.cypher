// municipalities
CYPHER 5
RETURN [COUNT {
  MATCH (n0:Municipality)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND n0.nameFolded CONTAINS $given.p0
}, COLLECT {
  MATCH (n1:Municipality)
  WHERE coalesce(n1.validFrom, $asOf) <= $asOf AND (n1.validTo IS NULL OR $asOf < n1.validTo) AND n1.endKnown IS NULL AND n1.nameFolded CONTAINS $given.p1 AND n1.nameSort IS NOT NULL AND n1.id IS NOT NULL
  WITH n1 ORDER BY n1.nameSort, n1.id LIMIT $given.p2
  CALL (n1) {
    CALL (n1) {
      WITH n1 AS actor
      // A period is [from, to): a start that nobody knows is dawn, an open end dusk.
      WITH actor, date('0001-01-01') AS dawn, date('9999-12-31') AS dusk
      OPTIONAL MATCH (actor)-[:POST_IN]->(employer:Organization)
      WITH actor, dawn, dusk, coalesce(employer, actor) AS home
      WHERE home.endKnown IS NULL
        AND coalesce(home.validFrom, $asOf) <= $asOf AND coalesce($asOf < home.validTo, true)

      // Who acts for the actor: itself and its posts, at TOP everything that is part of it too.
      WITH actor, dawn, dusk, home,
           CASE WHEN actor:Post THEN []
                WHEN $given.p4 = 'TOP' THEN [actor] + [
                  path = (part:Organization)-[:PART_OF*1..6]->(actor)
                  WHERE part.endKnown IS NULL AND all(r IN relationships(path) WHERE r.endKnown IS NULL
                    AND coalesce(r.validFrom, $asOf) <= $asOf AND coalesce($asOf < r.validTo, true)) | part]
                ELSE [actor] END AS bodies,
           [path = (home)-[:PART_OF*0..6]->()
            WHERE all(r IN relationships(path) WHERE r.endKnown IS NULL
              AND coalesce(r.validFrom, $asOf) <= $asOf AND coalesce($asOf < r.validTo, true)) | nodes(path)] AS ways
      UNWIND CASE WHEN actor:Post THEN [actor] ELSE bodies END AS body
      WITH DISTINCT actor, dawn, dusk, home, bodies, body,
           [w IN ways WHERE none(v IN ways WHERE size(v) > 1 AND v[-2] = w[-1]) | w[-1]] AS ownTops
      OPTIONAL MATCH (body)<-[:POST_IN]-(post:Post)
      WITH actor, dawn, dusk, home, bodies, ownTops, body, collect(post) AS posts
      UNWIND [body] + posts AS x
      WITH actor, dawn, dusk, home, bodies, ownTops, x,
           CASE WHEN actor:Post THEN home ELSE body END AS o,
           [(x)-[:HAS_ASSIGNMENT]->(s:Assignment) WHERE s.endKnown IS NULL |
             [coalesce(s.validFrom, dawn), coalesce(s.validTo, dusk)]] AS assignments
      WITH actor, dawn, dusk, home, bodies, ownTops,
           collect(x) AS xs,
           collect({node: x, org: o, from: coalesce(o.validFrom, dawn), to: coalesce(o.validTo, dusk),
                    held: CASE WHEN x:Post THEN assignments ELSE [[dawn, dusk]] END,
                    police: o:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit
                      OR o.id IN ['nasjonal:pod', 'nasjonal:pst']}) AS selves

      // One row for each seat that somebody else has, or had, in an arena of the actor.
      CALL (xs, selves, bodies, home, dawn, dusk) {
        // CONTACT, the actor's liaison: the other seat is the place.
        UNWIND selves AS a
        WITH a, a.node AS x
        MATCH (x)-[:HAS_ROLE]->(role:Role) WHERE role.isLiaison
        MATCH (x)-[:HAS_REMIT]->(link:Remit)-[:COVERS]->(y:Organization)
        WHERE link.endKnown IS NULL AND coalesce(link.validFrom, $asOf) <= $asOf AND y <> a.org AND NOT y IN xs
        RETURN 'CONTACT' AS kind, x AS arena, y, null AS link, true AS voting, null AS resources,
               coalesce(link.validFrom, dawn) AS linkFrom, coalesce(link.validTo, dusk) AS linkTo,
               [{from: a.from, to: a.to, held: a.held, voting: true, police: a.police}] AS seats,
               {role: role.name, roleNn: coalesce(role.nameNn, role.name), roleEn: coalesce(role.nameEn, role.name)} AS facts
      UNION ALL
        // CONTACT, somebody else's liaison: the actor's seat is the place. Posts of that place are among xs.
        UNWIND selves AS a
        WITH a, a.node AS x
        MATCH (x)<-[:COVERS]-(link:Remit)<-[:HAS_REMIT]-(y:Post)-[:HAS_ROLE]->(role:Role)
        WHERE role.isLiaison AND link.endKnown IS NULL AND coalesce(link.validFrom, $asOf) <= $asOf
          AND NOT y IN xs
        WITH y, role, collect({
               from: CASE WHEN link.validFrom > a.from THEN link.validFrom ELSE a.from END,
               to: CASE WHEN link.validTo < a.to THEN link.validTo ELSE a.to END,
               held: a.held, voting: true, police: a.police}) AS seats
        RETURN 'CONTACT' AS kind, y AS arena, y, null AS link, true AS voting, null AS resources,
               dawn AS linkFrom, dusk AS linkTo, seats,
               {role: role.name, roleNn: coalesce(role.nameNn, role.name), roleEn: coalesce(role.nameEn, role.name)} AS facts
      UNION ALL
        UNWIND selves AS a
        WITH a, a.node AS x
        MATCH (x)<-[:OF_MEMBER]-(link:Membership)<-[:HAS_MEMBERSHIP]-(f:Forum)
        WHERE link.endKnown IS NULL AND coalesce(link.validFrom, $asOf) <= $asOf
          AND f.endKnown IS NULL AND coalesce(f.validFrom, $asOf) <= $asOf
        WITH f, coalesce(f.validFrom, dawn) AS forumFrom, coalesce(f.validTo, dusk) AS forumTo, a, link
        WITH f, forumFrom, forumTo, a, link,
             CASE WHEN a.from > forumFrom THEN a.from ELSE forumFrom END AS from,
             CASE WHEN a.to < forumTo THEN a.to ELSE forumTo END AS to
        WITH f, forumFrom, forumTo, collect({
               link: link, voting: link.membershipRole <> 'OBSERVER', held: a.held, police: a.police,
               from: CASE WHEN link.validFrom > from THEN link.validFrom ELSE from END,
               to: CASE WHEN link.validTo < to THEN link.validTo ELSE to END}) AS seats
        WITH f, forumFrom, forumTo, seats,
             [(f)-[:HAS_MEETING]->(m:Meeting) WHERE m.heldOn <= $asOf AND NOT m.cancelled | m] AS held
        WITH f, forumFrom, forumTo, seats, held,
             [(f)-[:HAS_MEETING]->(:Meeting)-[:HAS_ACTION_POINT]->(p:ActionPoint) WHERE p.doneOn <= $asOf | p.doneOn]
               + [(f)<-[:EVALUATES]-(e:Evaluation) WHERE e.evaluatedOn <= $asOf | e.evaluatedOn]
               + [m IN held | m.heldOn] AS events,
             [m IN held WHERE m.heldOn > $windowStart |
               {on: m.heldOn,
                listed: [(m)<-[t:ATTENDED]-(s) | [s, t.status <> 'ABSENT']],
                products: [(m)-[:PRESENTED]->(k:KnowledgeProduct)-[:PRODUCED_BY]->(o:Organization) |
                  {product: k, mine: o = home OR o IN bodies, over: [path = (o)-[:PART_OF*0..6]->(up)
                    WHERE all(r IN relationships(path) WHERE r.endKnown IS NULL
                      AND coalesce(r.validFrom, $asOf) <= $asOf AND coalesce($asOf < r.validTo, true)) | up], by: o}]}] AS lately,
             [(f)-[:HAS_PLAN]->(p:Plan) WHERE p.endKnown IS NULL
                AND coalesce(p.validFrom, $asOf) <= $asOf AND coalesce($asOf < p.validTo, true) | p] AS plans,
             [(f)-[:HAS_MEMBERSHIP]->(l:Membership)-[:OF_MEMBER]->(y)
              WHERE l.endKnown IS NULL AND coalesce(l.validFrom, $asOf) <= $asOf |
              {link: l, who: y, org: coalesce(head([(y)-[:POST_IN]->(o:Organization) | o]), y)}] AS others
        WITH f, forumFrom, forumTo, seats, others, {
               wide: size(others) > 25 AND size(reduce(seen = [], m IN others | CASE
                 WHEN m.org IN seen OR m.link.validTo <= $asOf OR m.org.endKnown IS NOT NULL
                   OR m.org.validFrom > $asOf OR m.org.validTo <= $asOf THEN seen
                 ELSE seen + m.org END)) > 25,
               last: reduce(last = null, e IN events | CASE WHEN last IS NULL OR e > last THEN e ELSE last END),
               plan: reduce(first = null, p IN plans | CASE WHEN first IS NULL OR p.id < first.id THEN p ELSE first END).name,
               meetings: [m IN lately | m {.*, mine: reduce(best = 0, s IN seats | CASE
                 WHEN best = 2 OR NOT s.voting OR m.on < s.from OR m.on >= s.to THEN best
                 WHEN [s.link, true] IN m.listed THEN 2
                 WHEN [s.link, false] IN m.listed THEN best
                 WHEN any(h IN s.held WHERE h[0] <= m.on AND m.on < h[1]) THEN 1
                 ELSE best END)}]} AS facts
        UNWIND CASE WHEN $given.p6 OR NOT facts.wide THEN others ELSE [] END AS other
        WITH f, forumFrom, forumTo, seats, facts, other.link AS link, other.who AS y
        WHERE NOT y IN xs
        RETURN 'FORUM' AS kind, f AS arena, y, link, link.membershipRole <> 'OBSERVER' AS voting, null AS resources,
               CASE WHEN link.validFrom > forumFrom THEN link.validFrom ELSE forumFrom END AS linkFrom,
               CASE WHEN link.validTo < forumTo THEN link.validTo ELSE forumTo END AS linkTo, seats, facts
      UNION ALL
        // An agreement holds from the day on which it was signed.
        UNWIND selves AS a
        WITH a, a.node AS x
        MATCH (x)<-[:HAS_PARTY]-(g:Agreement)
        WHERE g.signedOn <= $asOf
        WITH g, collect({from: CASE WHEN g.signedOn > a.from THEN g.signedOn ELSE a.from END,
                         to: CASE WHEN g.validTo < a.to THEN g.validTo ELSE a.to END,
                         held: a.held, voting: true, police: a.police}) AS seats
        WITH g, seats, [(g)-[:HAS_REVISION]->(r:AgreementRevision) WHERE r.revisedOn <= $asOf | r.revisedOn]
               + [(g)<-[:EVALUATES]-(e:Evaluation) WHERE e.evaluatedOn <= $asOf | e.evaluatedOn] AS events
        WITH g, seats, reduce(last = null, e IN events | CASE WHEN last IS NULL OR e > last THEN e ELSE last END) AS last
        WITH g, seats, {
               last: last, signed: g.signedOn,
               standing: coalesce(g.nextRevisionOn >= $asOf, false) OR g.signedOn > $agreementSince
                 OR coalesce(last > $agreementSince, false),
               areas: COUNT { (g)-[r:FOCUSES_ON]->(:Challenge) WHERE r.endKnown IS NULL
                 AND coalesce(r.validFrom, $asOf) <= $asOf AND coalesce($asOf < r.validTo, true) }} AS facts
        MATCH (g)-[:HAS_PARTY]->(y)
        WHERE NOT y IN xs
        RETURN 'AGREEMENT' AS kind, g AS arena, y, null AS link, true AS voting, null AS resources,
               g.signedOn AS linkFrom, coalesce(g.validTo, dusk) AS linkTo, seats, facts
      UNION ALL
        UNWIND selves AS a
        WITH a, a.node AS x
        MATCH (x)-[link:RESPONSIBLE_FOR]->(n)
        WHERE link.endKnown IS NULL AND coalesce(link.validFrom, $asOf) <= $asOf
          AND n.endKnown IS NULL AND coalesce(n.validFrom, $asOf) <= $asOf
        WITH n, collect({from: CASE WHEN link.validFrom > a.from THEN link.validFrom ELSE a.from END,
                         to: CASE WHEN link.validTo < a.to THEN link.validTo ELSE a.to END,
                         held: a.held, voting: true, police: a.police, resources: link.resources}) AS seats
        WITH n, seats, [(n)-[:HAS_MEASURE]->(m:Measure)
                 WHERE m.endKnown IS NULL AND coalesce(m.validFrom, $asOf) <= $asOf
                 | CASE WHEN m.validTo <= $asOf THEN m.validTo - duration({days: 1}) ELSE $asOf END] AS ran
        WITH n, seats, {
               last: CASE WHEN n:Measure THEN $asOf
                     ELSE reduce(last = null, e IN ran | CASE WHEN last IS NULL OR e > last THEN e ELSE last END) END,
               adopted: coalesce(n.adoptedOn <= $asOf, true) AND EXISTS {
                 (n)-[:ADOPTED_BY]->(:Post)-[:HAS_ROLE]->(role:Role) WHERE role.isLeader OR role.leadership <> 'NONE' }} AS facts
        MATCH (n)<-[link:RESPONSIBLE_FOR]-(y)
        WHERE link.endKnown IS NULL AND coalesce(link.validFrom, $asOf) <= $asOf AND NOT y IN xs
        WITH n, seats, facts, y, link, coalesce(n.validFrom, dawn) AS from, coalesce(n.validTo, dusk) AS to
        RETURN CASE WHEN n:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, n AS arena, y, null AS link, true AS voting,
               link.resources AS resources,
               CASE WHEN link.validFrom > from THEN link.validFrom ELSE from END AS linkFrom,
               CASE WHEN link.validTo < to THEN link.validTo ELSE to END AS linkTo, seats, facts
      }

      // The other seat: whose it is, when it was held, and who is the partner at the granularity asked for.
      OPTIONAL MATCH (y)-[:POST_IN]->(employer:Organization)
      WITH actor, dawn, dusk, home, ownTops, kind, arena, y, link, voting, resources, linkFrom, linkTo, seats, facts,
           coalesce(employer, y) AS o,
           [(y)-[:HAS_ASSIGNMENT]->(s:Assignment) WHERE s.endKnown IS NULL |
             [coalesce(s.validFrom, dawn), coalesce(s.validTo, dusk)]] AS assignments
      WHERE o.endKnown IS NULL
      WITH actor, dawn, dusk, home, ownTops, kind, arena, y, o, seats, facts,
           {link: link, voting: voting, resources: resources,
            from: CASE WHEN o.validFrom > linkFrom THEN o.validFrom ELSE linkFrom END,
            to: CASE WHEN o.validTo < linkTo THEN o.validTo ELSE linkTo END,
            held: CASE WHEN y:Post THEN assignments ELSE [[dawn, dusk]] END,
            police: o:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit
              OR o.id IN ['nasjonal:pod', 'nasjonal:pst']} AS seat,
           [path = (o)-[:PART_OF*0..6]->()
            WHERE all(r IN relationships(path) WHERE r.endKnown IS NULL
              AND coalesce(r.validFrom, $asOf) <= $asOf AND coalesce($asOf < r.validTo, true)) | nodes(path)] AS ways
      // The top is where no way goes on.
      WITH actor, dawn, dusk, home, ownTops, kind, arena, y, o, seats, facts, seat,
           [w IN ways WHERE none(v IN ways WHERE size(v) > 1 AND v[-2] = w[-1]) | w[-1]] AS tops
      WHERE $given.p5 OR none(top IN tops WHERE top IN ownTops)
      UNWIND CASE $given.p4 WHEN 'POST' THEN [y] WHEN 'ORGANIZATION' THEN [o] ELSE tops END AS partner
      WITH actor, dawn, dusk, home, kind, arena, partner, seats, facts, seat,
           CASE WHEN partner:Post THEN o ELSE partner END AS base
      WHERE base.endKnown IS NULL
        AND coalesce(base.validFrom, $asOf) <= $asOf AND coalesce($asOf < base.validTo, true)
      WITH actor, dawn, dusk, home, partner, base, kind, arena,
           head(collect(facts)) AS facts, head(collect(seats)) AS mine, collect(seat) AS theirs
      WITH actor, dawn, dusk, home, partner, base, kind, arena, facts, mine, theirs,
           CASE WHEN base.validFrom > coalesce(home.validFrom, dawn) THEN base.validFrom
                ELSE coalesce(home.validFrom, dawn) END AS floor,
           any(s IN mine WHERE s.from <= $asOf AND $asOf < s.to)
             AND any(s IN theirs WHERE s.from <= $asOf AND $asOf < s.to) AS shown,
           reduce(all = [], s IN mine | all + [h IN s.held
             WHERE s.voting AND s.from < s.to AND h[0] < s.to AND s.from < h[1] |
             {police: s.police, from: CASE WHEN h[0] > s.from THEN h[0] ELSE s.from END,
              to: CASE WHEN h[1] < s.to THEN h[1] ELSE s.to END}]) AS ours,
           reduce(all = [], s IN theirs | all + [h IN s.held
             WHERE s.voting AND s.from < s.to AND h[0] < s.to AND s.from < h[1] |
             {police: s.police, from: CASE WHEN h[0] > s.from THEN h[0] ELSE s.from END,
              to: CASE WHEN h[1] < s.to THEN h[1] ELSE s.to END}]) AS others,
           // What the other came to, of the meetings that the actor came to: 2 registered, 1 assumed.
           [m IN [m IN facts.meetings WHERE m.mine > 0 | m {.*, came: reduce(best = 0, s IN theirs | CASE
               WHEN best = 2 OR NOT s.voting OR m.on < s.from OR m.on >= s.to THEN best
               WHEN [s.link, true] IN m.listed THEN 2
               WHEN [s.link, false] IN m.listed THEN best
               WHEN any(h IN s.held WHERE h[0] <= m.on AND m.on < h[1]) THEN 1
               ELSE best END)}]
             WHERE m.came > 0 |
             {on: m.on, sure: m.mine + m.came = 4,
              fromBoth: any(p IN m.products WHERE p.mine)
                AND any(p IN m.products WHERE p.by = base OR $given.p4 = 'TOP' AND base IN p.over),
              joint: any(p IN m.products WHERE p.mine AND any(q IN m.products WHERE q.product = p.product
                AND (q.by = base OR $given.p4 = 'TOP' AND base IN q.over)))}] AS common
      WITH actor, dawn, dusk, home, partner, base, kind, arena, facts, mine, theirs, floor, shown, common, ours, others,
           [p IN reduce(all = [], a IN ours | all + [b IN others
               WHERE (kind <> 'AGREEMENT' OR a.police <> b.police) AND a.from < b.to AND b.from < a.to |
               {from: CASE WHEN a.from > b.from THEN a.from ELSE b.from END,
                to: CASE WHEN a.to < b.to THEN a.to ELSE b.to END}])
             WHERE p.from <= $asOf AND p.to > floor |
             {kind: kind, from: CASE WHEN p.from > floor THEN p.from ELSE floor END, to: p.to}] AS periods,
           reduce(last = null, m IN common | CASE
             WHEN last IS NULL OR m.sure AND NOT last.sure OR m.sure = last.sure AND m.on > last.on THEN m
             ELSE last END) AS meeting,
           reduce(last = null, m IN [m IN common WHERE m.fromBoth] | CASE
             WHEN last IS NULL OR m.on > last.on OR m.on = last.on AND (m.joint AND NOT last.joint
               OR m.joint = last.joint AND m.sure AND NOT last.sure) THEN m
             ELSE last END) AS informed
      WITH actor, dawn, dusk, home, partner, base, kind, arena, facts, mine, theirs, shown, meeting, informed, ours, others,
           CASE WHEN facts.wide AND NOT coalesce(meeting.sure, false) THEN [] ELSE periods END AS periods
      WHERE shown OR size(periods) > 0
      WITH actor, dawn, home, partner, base, kind, arena, facts, mine, theirs, shown, meeting, informed, periods,
           shown AND any(p IN periods WHERE $asOf < p.to) AS ties,
           any(p IN ours WHERE p.from <= $asOf AND $asOf < p.to) AS able,
           any(p IN others WHERE p.from <= $asOf AND $asOf < p.to) AS otherAble,
           reduce(start = null, p IN [p IN periods WHERE $asOf < p.to] |
             CASE WHEN start IS NULL OR p.from < start THEN p.from ELSE start END) AS start,
           [p IN periods WHERE p.to <= $asOf] AS former
      WITH actor, dawn, home, partner, base, kind, arena, facts, mine, theirs, shown, meeting, informed, periods, ties,
           able, otherAble,
           reduce(start = start, i IN range(1, CASE WHEN start IS NULL THEN 0 ELSE size(former) END) |
             reduce(first = start, p IN former | CASE
               WHEN p.from < first AND p.to + duration({days: 31}) >= first THEN p.from ELSE first END)) AS start,
           CASE WHEN facts.last > $windowStart THEN 'ACTIVE'
                WHEN facts.standing OR kind = 'CONTACT' AND ties THEN 'STANDING'
                ELSE 'DORMANT' END AS state
      WITH actor, dawn, home, partner, base, kind, arena, facts, mine, theirs, shown, meeting, informed, periods, ties,
           able, otherAble, state, CASE WHEN start > dawn THEN toString(start) END AS since
      WITH actor, dawn, home, partner, base, kind, arena, periods, ties, state, shown, facts,
           {kind: kind, id: arena.id, name: arena.name, state: state, since: since, lastActive: toString(facts.last),
            ties: ties, wide: coalesce(facts.wide, false), coParty: kind = 'AGREEMENT' AND NOT ties,
            seatVacant: NOT able AND any(s IN mine WHERE s.voting AND s.from <= $asOf AND $asOf < s.to)
              OR NOT otherAble AND any(s IN theirs WHERE s.voting AND s.from <= $asOf AND $asOf < s.to),
            observer: NOT able AND none(s IN mine WHERE s.voting AND s.from <= $asOf AND $asOf < s.to)
              OR NOT otherAble AND none(s IN theirs WHERE s.voting AND s.from <= $asOf AND $asOf < s.to)} AS described,
           CASE WHEN NOT ties THEN []
           WHEN kind = 'CONTACT' THEN [CASE WHEN since IS NULL
             THEN {step: 1, code: 'liaison-held-start-unknown', args: {post: arena.name, role: facts.role,
                   roleNn: facts.roleNn, roleEn: facts.roleEn}}
             ELSE {step: 1, code: 'liaison-held', args: {post: arena.name, role: facts.role, roleNn: facts.roleNn,
                   roleEn: facts.roleEn, since: since}} END]
           WHEN kind = 'FORUM' THEN
             CASE WHEN meeting IS NULL THEN []
                  WHEN meeting.sure THEN [{step: 1, code: 'meeting-attended', args: {forum: arena.name,
                    on: toString(meeting.on), assumed: false}}]
                  ELSE [{step: 1, code: 'meeting-assumed', args: {forum: arena.name, on: toString(meeting.on),
                    assumed: true}}] END
             + CASE WHEN informed IS NULL OR facts.wide THEN []
                    WHEN informed.joint THEN [{step: 2, code: 'product-joint', args: {forum: arena.name,
                      on: toString(informed.on), assumed: NOT informed.sure}}]
                    ELSE [{step: 2, code: 'products-from-both', args: {forum: arena.name, on: toString(informed.on),
                      assumed: NOT informed.sure}}] END
             + CASE WHEN facts.plan IS NULL OR facts.wide THEN []
                    ELSE [{step: 3, code: 'forum-plan', args: {forum: arena.name, plan: facts.plan}}] END
           WHEN kind = 'AGREEMENT' THEN
             CASE WHEN state = 'DORMANT' THEN []
                  ELSE [{step: 1, code: 'agreement-standing', args: {agreement: arena.name,
                    signed: toString(facts.signed)}}] END
             + CASE WHEN state = 'DORMANT' OR facts.areas = 0 THEN []
                    ELSE [{step: 3, code: 'agreement-focus', args: {agreement: arena.name, areas: facts.areas}}] END
           WHEN NOT facts.adopted
             OR none(s IN mine WHERE s.from <= $asOf AND $asOf < s.to AND coalesce(s.resources, '') <> '')
             OR none(s IN theirs WHERE s.from <= $asOf AND $asOf < s.to AND coalesce(s.resources, '') <> '') THEN []
           WHEN kind = 'PLAN' THEN [{step: 4, code: 'plan-joint', args: {plan: arena.name}}]
           ELSE [{step: 4, code: 'measure-joint', args: {measure: arena.name}}] END AS proof
      ORDER BY CASE kind WHEN 'CONTACT' THEN 1 WHEN 'FORUM' THEN 2 WHEN 'AGREEMENT' THEN 3 WHEN 'PLAN' THEN 4 ELSE 5 END,
               arena.id

      // One row for each partner.
      WITH actor, dawn, home, partner, base,
           collect(CASE WHEN shown THEN described END) AS arenas,
           reduce(all = [], l IN collect(periods) | all + l) AS periods,
           reduce(all = [], l IN collect(proof) | all + l) AS proofs,
           any(s IN collect(ties AND state <> 'DORMANT') WHERE s) AS alive,
           max(CASE WHEN ties THEN facts.last END) AS lastActive
      WHERE size(arenas) > 0
      WITH actor, dawn, home, partner, base, arenas, periods, alive, lastActive,
           CASE WHEN alive THEN reduce(all = [], s IN [1, 2, 3, 4] | all + [p IN proofs WHERE p.step = s])
                ELSE [] END AS evidence,
           reduce(start = null, p IN [p IN periods WHERE $asOf < p.to] |
             CASE WHEN start IS NULL OR p.from < start THEN p.from ELSE start END) AS start,
           // A former period reaches to the next one of its kind where that starts within 31 days.
           [p IN periods WHERE p.to <= $asOf | p {.from, .to,
             covered: any(q IN periods WHERE q.kind = p.kind AND q.from <= p.to AND p.to < q.to),
             until: reduce(next = p.to, q IN [q IN periods
                 WHERE q.kind = p.kind AND q.from > p.to AND q.from <= p.to + duration({days: 31}) | q.from] |
               CASE WHEN next = p.to OR q < next THEN q ELSE next END)}] AS former
      WITH actor, dawn, home, partner, base, arenas, alive, lastActive, evidence, former,
           reduce(top = null, p IN evidence | p.step) AS step,
           reduce(start = start, i IN range(1, CASE WHEN start IS NULL THEN 0 ELSE size(former) END) |
             reduce(first = start, p IN former |
               CASE WHEN p.from < first AND p.until >= first THEN p.from ELSE first END)) AS start
      WITH actor, dawn, home, partner, base, arenas, alive, lastActive, evidence, step, start,
           reduce(sorted = [], g IN [p IN former WHERE p.to >= start AND p.until > p.to AND NOT p.covered |
               {from: toString(p.to), to: toString(p.until)}] |
             [h IN sorted WHERE h.from < g.from] + [g] + [h IN sorted WHERE h.from > g.from]) AS gaps,
           (base:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit
             OR base.id IN ['nasjonal:pod', 'nasjonal:pst'])
           = (home:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit
             OR home.id IN ['nasjonal:pod', 'nasjonal:pst']) AS sameSide
      RETURN partner AS partner, step AS step, CASE WHEN start > dawn THEN start END AS since, lastActive AS lastActive,
             NOT alive AS dormant, $asOf > $today AS projected, sameSide AS sameSide,
             [s IN range(1, coalesce(step, 1) - 1) WHERE none(e IN evidence WHERE e.step = s)] AS skipped,
             gaps AS gaps, evidence AS evidence, [a IN arenas | a {.*, sameSide: sameSide}] AS arenas

    }
    RETURN collect({partner: partner, step: step, since: since, lastActive: lastActive, dormant: dormant, projected: projected, sameSide: sameSide, skipped: skipped, gaps: gaps, evidence: evidence, arenas: arenas}) AS c1
  }
  RETURN [n1.id, head(COLLECT { MATCH (n1)-[:IDENTIFIED_BY]->(i0:Identifier) WHERE i0.scheme = 'MUNICIPALITY_NUMBER' AND coalesce(i0.validFrom, $asOf) <= $asOf AND (i0.validTo IS NULL OR $asOf < i0.validTo) AND i0.endKnown IS NULL RETURN i0.value ORDER BY coalesce(toString(i0.validFrom), '') DESC, i0.value LIMIT 1 }), n1.name, head(COLLECT { MATCH (n1)-[:HAS_POPULATION]->(c0:PopulationCount) WHERE c0.countedOn <= $asOf RETURN c0.value ORDER BY c0.countedOn DESC LIMIT 1 }), head(COLLECT {
    MATCH (n1)-[t0:IN_COUNTY]->(n2:County)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL
    WITH n2 ORDER BY n2.id LIMIT 1
    RETURN [n2.name]
  }), head(COLLECT {
    MATCH (n1)-[t1:IN_POLICE_DISTRICT]->(n3:PoliceDistrict)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
    WITH n3 ORDER BY n3.id LIMIT 1
    RETURN [n3.id, n3.name]
  }), COLLECT {
    MATCH (n1)<-[w0:PART_OF*0..1]-(p3)<-[:COVERS]-(r0:Remit)<-[:HAS_REMIT]-(n4:Post)-[:HAS_ROLE]->(:Role {code: 'POLICE_CONTACT'})
    WHERE coalesce(r0.validFrom, $asOf) <= $asOf AND (r0.validTo IS NULL OR $asOf < r0.validTo) AND r0.endKnown IS NULL AND all(x2 IN w0 WHERE coalesce(x2.validFrom, $asOf) <= $asOf AND (x2.validTo IS NULL OR $asOf < x2.validTo) AND x2.endKnown IS NULL)
    WITH DISTINCT n4 ORDER BY coalesce(n4.nameSort, n4.name), n4.id LIMIT 30
    RETURN [NOT EXISTS { MATCH (n4)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL }, head(COLLECT {
      MATCH (n4)-[:POST_IN]->(n5:Organization)
      WITH n5 ORDER BY n5.id LIMIT 1
      RETURN [n5.name]
    })]
  }, [size(c1), COLLECT {
    UNWIND c1 AS e0
    WITH e0, e0.partner AS n7
    WITH e0, n7 ORDER BY coalesce(-e0.step, 0), coalesce(n7.nameSort, n7.name), n7.id LIMIT $given.p7
    RETURN [e0.step, toString(e0.since), toString(e0.lastActive), e0.dormant, [i1 IN e0.arenas | [i1.kind, i1.id, i1.name, i1.state]], [i2 IN e0.evidence | [i2.step, [i2.code, i2.args]]], [head([k IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n7)]), n7.id, n7.name]]
  }], head(COLLECT {
    WITH COLLECT {
      MATCH (n1)<-[about0:KEPT_ABOUT]-(n8:KeptFinding) USING INDEX about0:KEPT_ABOUT(subjectDay)
      WHERE about0.subjectDay = n1.id + ' ' + toString($asOf) + ' ' + toString($today) AND n8.evaluationKey IN $evaluationKeys
      RETURN DISTINCT n8
    } AS l0
    RETURN [size(l0), COLLECT {
      UNWIND l0 AS n10
      WITH n10
      WITH n10 ORDER BY n10.ruleId, n10.id LIMIT $given.p8
      RETURN [n10.ruleId, n10.verdict, [n10.reason, n10.ruleId]]
    }]
  })]
}] AS answer
// parameters: {"agreementSince": "2022-11-24", "asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "trondheim", "p1": "trondheim", "p2": 4, "p4": "ORGANIZATION", "p5": false, "p6": true, "p7": 21, "p8": 11}, "today": "2026-11-24", "windowStart": "2025-11-24"}
