/*
id = "contact.assigned"
version = 1
binding = "REQUIREMENT"
wording = "skal være tildelt"
responsible = "POLICE"
guide = "§5"
subject = ["Municipality"]
topic = "CONTACTS"
police-facts = true
not-applicable = false

[title]
nb = "Kommunen har en politikontakt"
nn = "Kommunen har ein politikontakt"
en = "The municipality has a police contact"

[explanation]
nb = "En besatt stilling som politikontakt har kommunen, eller minst en av bydelene, i ansvarsområdet sitt. Er bare ubesatte stillinger registrert, er det et avvik."
nn = "Ei stilling som politikontakt med nokon i har kommunen, eller minst ein av bydelane, i ansvarsområdet sitt. Er berre ledige stillingar registrerte, er det eit avvik."
en = "A police contact post with somebody in it has the municipality, or at least one of its city districts, in its remit. If only vacant posts are registered, it is a gap."

[applies-to]
nb = "Hver kommune som finnes den dagen det spørres om; ingen er unntatt."
nn = "Kvar kommune som finst den dagen det blir spurt om; ingen er unnatekne."
en = "Every municipality that exists on the day asked for; none is exempt."

[remedy]
nb = "Politidistriktet besetter den ledige stillingen, eller legger kommunen til ansvarsområdet til en politikontakt."
nn = "Politidistriktet set nokon i den ledige stillinga, eller legg kommunen til ansvarsområdet til ein politikontakt."
en = "The police district fills the vacant post, or gives a police contact the municipality in its remit."

[validity]

[texts.held]
nb = "Politikontakt: {post}, stillingen besatt siden {since}"
nn = "Politikontakt: {post}, nokon i stillinga sidan {since}"
en = "Police contact: {post}, post held since {since}"
[texts.held-start-unknown]
nb = "Politikontakt: {post}, stillingen er besatt; siden når er ukjent"
nn = "Politikontakt: {post}, det er nokon i stillinga; sidan når er ukjent"
en = "Police contact: {post}, post held; since when is unknown"
[texts.vacant]
nb = "Ingen politikontakt: {post} er ubesatt siden {since}"
nn = "Ingen politikontakt: {post} er ledig sidan {since}"
en = "No police contact: {post} has been vacant since {since}"
[texts.vacant-start-unknown]
nb = "Ingen politikontakt: {post} er ubesatt; siden når er ukjent"
nn = "Ingen politikontakt: {post} er ledig; sidan når er ukjent"
en = "No police contact: {post} is vacant; since when is unknown"
[texts.none]
nb = "Ingen stilling som politikontakt er registrert med {municipality} i ansvarsområdet"
nn = "Inga stilling som politikontakt er registrert med {municipality} i ansvarsområdet"
en = "No police contact post is registered with {municipality} in its remit"

[texts.expected]
nb = "Minst én besatt stilling som politikontakt med {municipality} i ansvarsområdet"
nn = "Minst éi stilling som politikontakt med nokon i og {municipality} i ansvarsområdet"
en = "At least one held police contact post with {municipality} in its remit"
[texts.posts]
nb = "Politikontakter: {held} besatt, {vacant} ubesatt"
nn = "Politikontaktar: {held} med nokon i, {vacant} ledige"
en = "Police contact posts: {held} held, {vacant} vacant"

[texts.districts-without]
nb = "Bydeler uten politikontakt: {districts}"
nn = "Bydelar utan politikontakt: {districts}"
en = "City districts without a police contact: {districts}"

[texts.sought-post]
nb = "En stilling som politikontakt med {municipality} eller en av bydelene i ansvarsområdet"
nn = "Ei stilling som politikontakt med {municipality} eller ein av bydelane i ansvarsområdet"
en = "A police contact post with {municipality} or one of its city districts in its remit"
[texts.sought-holder]
nb = "Noen i stillingen {post}"
nn = "Nokon i stillinga {post}"
en = "Somebody in the post {post}"

[texts.fill-post]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.extend-remit]
nb = "Legg {municipality} til ansvarsområdet til {post}; kommuner der fra før: {load}"
nn = "Legg {municipality} til ansvarsområdet til {post}; kommunar der frå før: {load}"
en = "Give {post} {municipality} in its remit; municipalities there already: {load}"
[texts.appoint]
nb = "Utpek en politikontakt med {municipality} i ansvarsområdet"
nn = "Peik ut ein politikontakt med {municipality} i ansvarsområdet"
en = "Appoint a police contact with {municipality} in its remit"
*/
// Every municipality in force, with its city districts in force.
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
OPTIONAL MATCH (m)<-[part:PART_OF]-(d:CityDistrict)
WHERE holds(part)
  AND holds(d)
WITH subjects, places, m, d ORDER BY d.id
WITH subjects, places, m, collect(d) AS districts

// One map for each police contact post that has one of them in its remit: what it serves, who is in it, since when.
CALL (m, districts) {
  UNWIND [m] + districts AS place
  MATCH (place)<-[:COVERS]-(r:Remit)<-[:HAS_REMIT]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WHERE coalesce(r.validFrom, $asOf) <= $asOf AND r.endKnown IS NULL
  MATCH (p)-[:POST_IN]->(o:Organization)
  WHERE holds(o)
  WITH p, o, place, r, coalesce(r.validFrom, date('0001-01-01')) AS begin ORDER BY begin DESC, r.id
  WITH p, o, collect({node: r, place: place.id, begin: begin, end: r.validTo,
      known: r.validFrom IS NOT NULL AND r.startKnown IS NULL}) AS remits
  WITH p, o, remits, [x IN remits WHERE x.end IS NULL OR $asOf < x.end] AS serving
  WHERE size(serving) > 0
  OPTIONAL MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)
  WHERE coalesce(a.validFrom, $asOf) <= $asOf
  WITH p, o, remits, serving, a, coalesce(a.validFrom, date('0001-01-01')) AS begin ORDER BY begin DESC, a.id
  WITH p, o, remits, serving, [x IN collect({node: a, begin: begin, end: a.validTo, over: a.endKnown IS NOT NULL,
      known: a.validFrom IS NOT NULL AND a.startKnown IS NULL}) WHERE x.node IS NOT NULL] AS assignments
  // A run: the unbroken time up to the day asked for, across turnover, from periods sorted by their start, latest first.
  WITH p, o, remits, serving, assignments,
    [x IN assignments WHERE NOT x.over AND (x.end IS NULL OR $asOf < x.end)] AS holding,
    reduce(run = null, x IN remits | CASE
      WHEN run IS NULL AND (x.end IS NULL OR $asOf < x.end) THEN x
      WHEN x.begin < run.begin AND (x.end IS NULL OR run.begin <= x.end) THEN x
      ELSE run END) AS served,
    reduce(run = null, x IN [y IN assignments WHERE NOT y.over] | CASE
      WHEN run IS NULL AND (x.end IS NULL OR $asOf < x.end) THEN x
      WHEN x.begin < run.begin AND (x.end IS NULL OR run.begin <= x.end) THEN x
      ELSE run END) AS manned,
    reduce(last = null, x IN assignments | CASE
      WHEN last IS NULL OR last < x.end THEN x.end ELSE last END) AS ended
  // An assignment that ended nobody knows when leaves open since when the post is vacant.
  WITH p, o, serving, holding, {begin: served.begin, known: any(x IN remits
      WHERE x.begin = served.begin AND x.known AND (x.end IS NULL OR x.begin < x.end))} AS served, CASE
      WHEN size(holding) > 0 THEN {begin: manned.begin, known: any(x IN assignments
        WHERE x.begin = manned.begin AND x.known AND NOT x.over AND (x.end IS NULL OR x.begin < x.end))}
      ELSE {begin: coalesce(ended, date('0001-01-01')),
        known: ended IS NOT NULL AND none(x IN assignments WHERE x.over)} END AS state
  WITH p, o, serving, holding, CASE
      WHEN size(holding) = 0 AND NOT state.known THEN state
      WHEN served.begin > state.begin THEN served
      WHEN served.begin < state.begin OR state.known THEN state
      ELSE served END AS start
  WITH p, o, serving, holding, CASE WHEN start.known THEN start.begin END AS since,
    size([x IN serving WHERE x.place = m.id]) > 0 AS whole
  ORDER BY whole DESC, since IS NULL, since, p.id
  RETURN collect({post: p, since: since,
    name: CASE WHEN p.name CONTAINS o.name THEN p.name ELSE p.name + ' (' + o.name + ')' END, whole: whole, served: [x IN serving | x.place],
    held: size(holding) > 0, nodes: [p] + [x IN serving | x.node] + [x IN holding | x.node]}) AS posts
}
WITH subjects, places, m, districts,
  [x IN posts WHERE x.held] AS held, [x IN posts WHERE NOT x.held] AS vacant
WITH subjects, places, m, districts, held, vacant, head(held) AS first,
  // The municipality has been without since its last post fell vacant: unknown if that is unknown of any.
  reduce(last = head(vacant), x IN vacant | CASE WHEN x.since IS NULL OR last.since < x.since THEN x ELSE last END)
    AS lost,
  [d IN districts WHERE d.administrative AND none(x IN held WHERE x.whole OR d.id IN x.served) | d.name] AS without

// Where nothing is registered: a held post of the same district with the fewest municipalities, one that serves
// them through its unit first.
CALL (m, held, vacant) {
  WITH m, held, vacant WHERE size(held) = 0 AND size(vacant) = 0
  MATCH (m)-[within:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
  WHERE holds(within)
  MATCH path = (district)<-[:PART_OF*0..3]-(unit:Organization)
  WHERE all(part IN relationships(path) WHERE holds(part))
    AND holds(unit)
  MATCH (unit)<-[:POST_IN]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WHERE EXISTS {
    MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)
    WHERE holds(a)
  }
  OPTIONAL MATCH (p)-[:HAS_REMIT]->(r:Remit)-[:COVERS]->(place)
  WHERE holds(r)
  OPTIONAL MATCH (place)-[:PART_OF]->(whole:Municipality)
  WITH m, p, unit, count(DISTINCT coalesce(whole, place)) AS load
  ORDER BY EXISTS { (unit)-[:SERVES]->(m) } DESC, load, p.id LIMIT 1
  RETURN collect({post: p, load: load,
    name: CASE WHEN p.name CONTAINS unit.name THEN p.name ELSE p.name + ' (' + unit.name + ')' END}) AS candidates
}
WITH subjects, places, m, held, vacant, first, lost, without, head(candidates) AS candidate
RETURN subjects, places, places AS attestedFor,
  CASE WHEN first IS NOT NULL THEN 'MET' WHEN lost IS NOT NULL THEN 'GAP' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN first.since IS NOT NULL THEN {code: 'held', args: {
      post: first.name, since: toString(first.since)}}
    WHEN first IS NOT NULL THEN {code: 'held-start-unknown', args: {post: first.name}}
    WHEN lost.since IS NOT NULL THEN {code: 'vacant', args: {
      post: lost.name, since: toString(lost.since)}}
    WHEN lost IS NOT NULL THEN {code: 'vacant-start-unknown', args: {post: lost.name}}
    ELSE {code: 'none', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {municipality: m.name}} AS expected,
  {code: 'posts', args: {held: size(held), vacant: size(vacant)}} AS observed,
  CASE WHEN size(held) > 0 AND size(without) > 0 THEN [{code: 'districts-without', args: {
    districts: reduce(said = '', name IN without | CASE said WHEN '' THEN name ELSE said + ', ' + name END)}}]
    ELSE [] END AS warnings,
  CASE WHEN size(held) > 0 THEN reduce(found = [], x IN held | found + x.nodes)
    ELSE reduce(found = [], x IN vacant | found + x.nodes) END AS evidence,
  CASE
    WHEN size(held) > 0 THEN []
    WHEN size(vacant) > 0 THEN [x IN vacant | {code: 'sought-holder', args: {post: x.name}}]
    ELSE [{code: 'sought-post', args: {municipality: m.name}}] END AS sought,
  CASE WHEN first IS NOT NULL THEN first.since ELSE lost.since END AS since,
  null AS dueBy,
  CASE
    WHEN size(held) > 0 THEN null
    WHEN size(vacant) > 0 THEN {code: 'fill-post', args: {post: vacant[0].name},
      mending: 'NOW', on: null, targets: [vacant[0].post.id]}
    WHEN candidate IS NOT NULL THEN {code: 'extend-remit', args: {
      post: candidate.name, municipality: m.name, load: candidate.load},
      mending: 'NOW', on: null, targets: [candidate.post.id, m.id]}
    ELSE {code: 'appoint', args: {municipality: m.name}, mending: 'NOW', on: null, targets: [m.id]} END AS change
