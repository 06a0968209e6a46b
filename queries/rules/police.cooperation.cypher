/*
id = "police.cooperation"
version = 1
binding = "REQUIREMENT"
wording = "skal"
responsible = "POLICE"
guide = "§2.1"
subject = ["Municipality"]
topic = "FORUMS"
police-facts = false
not-applicable = false

[title]
nb = "Politidistriktet samarbeider med kommunen"
nn = "Politidistriktet samarbeider med kommunen"
en = "The police district cooperates with the municipality"

[explanation]
nb = "Kommunen samordner med politidistriktet sitt i minst én arena: en besatt stilling som politikontakt, et felles forum, en avtale, en plan eller et tiltak, og ikke alt ligger i dvale."
nn = "Kommunen samordnar med politidistriktet sitt i minst éin arena: ei stilling som politikontakt med nokon i, eit felles forum, ein avtale, ein plan eller eit tiltak, og ikkje alt ligg i dvale."
en = "The municipality coordinates with its police district in at least one arena: a held police contact post, a common forum, an agreement, a plan or a measure, and not all of it is dormant."

[applies-to]
nb = "Hver kommune som finnes den dagen det spørres om."
nn = "Kvar kommune som finst den dagen det blir spurt om."
en = "Every municipality that exists on the day asked for."

[remedy]
nb = "Politidistriktet tar kontakt med kommunen: besetter stillingen som politikontakt, kaller inn til møte eller fornyer avtalen."
nn = "Politidistriktet tek kontakt med kommunen: set nokon i stillinga som politikontakt, kallar inn til møte eller fornyar avtalen."
en = "The police district approaches the municipality: fills the police contact post, calls a meeting or renews the agreement."

[validity]

[texts.contact]
nb = "{post} har {municipality} i ansvarsområdet"
nn = "{post} har {municipality} i ansvarsområdet"
en = "{post} has {municipality} in its remit"
[texts.arenas]
nb = "{municipality} og {district} samordner; arenaer: {count}, sist aktive {on}"
nn = "{municipality} og {district} samordnar; arenaer: {count}, sist aktive {on}"
en = "{municipality} and {district} coordinate; arenas: {count}, last active on {on}"
[texts.arenas-quiet]
nb = "{municipality} og {district} samordner; arenaer: {count}, ingen hendelse er registrert"
nn = "{municipality} og {district} samordnar; arenaer: {count}, inga hending er registrert"
en = "{municipality} and {district} coordinate; arenas: {count}, no event is registered"
[texts.dormant]
nb = "Alt mellom {municipality} og {district} ligger i dvale; arenaer: {count}"
nn = "Alt mellom {municipality} og {district} ligg i dvale; arenaer: {count}"
en = "All between {municipality} and {district} is dormant; arenas: {count}"
[texts.none]
nb = "Ingen arena er registrert der {municipality} og {district} møtes"
nn = "Ingen arena er registrert der {municipality} og {district} møtest"
en = "No arena is registered in which {municipality} and {district} meet"
[texts.no-district]
nb = "Det er ikke registrert hvilket politidistrikt {municipality} ligger i"
nn = "Det er ikkje registrert kva politidistrikt {municipality} ligg i"
en = "Which police district {municipality} lies in is not registered"
[texts.expected]
nb = "Minst én arena som ikke ligger i dvale"
nn = "Minst éin arena som ikkje ligg i dvale"
en = "At least one arena that is not dormant"
[texts.observed]
nb = "Arenaer: {count}"
nn = "Arenaer: {count}"
en = "Arenas: {count}"
[texts.sought]
nb = "Politikontakt, felles forum, avtale, plan eller tiltak for {municipality} og politiet"
nn = "Politikontakt, felles forum, avtale, plan eller tiltak for {municipality} og politiet"
en = "A police contact, a common forum, an agreement, a plan or a measure of {municipality} and the police"
[texts.start]
nb = "Utpek eller besett en politikontakt for {municipality}"
nn = "Peik ut eller set inn ein politikontakt for {municipality}"
en = "Appoint a police contact for {municipality}, or fill the post"
[texts.state-district]
nb = "Før inn hvilket politidistrikt {municipality} ligger i"
nn = "Før inn kva politidistrikt {municipality} ligg i"
en = "Register which police district {municipality} lies in"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
OPTIONAL MATCH (m)-[within:IN_POLICE_DISTRICT]->(d:PoliceDistrict)
WHERE holds(within) AND holds(d)
WITH subjects, places, m, d ORDER BY d.id
WITH subjects, places, m, head(collect(d)) AS d

// A held police contact ties and is never dormant: only where there is none is all the rest looked at.
CALL (m, d) {
  OPTIONAL MATCH (m)<-[part:PART_OF]-(b:CityDistrict)
  WHERE holds(part) AND holds(b)
  WITH m, d, [m] + collect(b) AS places
  UNWIND places AS place
  MATCH (place)<-[:COVERS]-(r:Remit)<-[:HAS_REMIT]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WHERE holds(r)
  MATCH (p)-[:POST_IN]->(o:Organization)
  WHERE holds(o) AND d IN districts_of(o)
  MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)
  WHERE holds(a)
  WITH p, r, a ORDER BY p.id, r.id, a.id
  RETURN collect(DISTINCT p) AS posts, collect(DISTINCT r) + collect(DISTINCT a) AS nodes
}
CALL (m, d, posts) {
  WITH m AS actor, d, posts
  WHERE size(posts) = 0 AND d IS NOT NULL
  CALL (actor) {
    WITH actor
    {{coordination granularity='TOP' includeInternal=false includeWide=true}}
  }
  WITH d, partner, dormant, since, lastActive, arenas
  WHERE partner = d
  RETURN collect({dormant: dormant, since: since, last: lastActive,
    arenas: [x IN arenas WHERE x.ties AND x.state <> 'DORMANT' | x.id], count: size(arenas)}) AS ties
}
WITH subjects, places, m, d, posts, nodes, head(ties) AS tie
WITH subjects, places, m, d, posts, nodes, tie, CASE WHEN size(posts) > 0 OR NOT tie.dormant THEN 'MET'
  WHEN tie IS NOT NULL THEN 'GAP' WHEN d IS NULL THEN 'UNKNOWN' ELSE 'ABSENT' END AS judgement,
  COLLECT { UNWIND coalesce(tie.arenas, []) AS id MATCH (x:Node {id: id}) RETURN x } AS arenas
RETURN subjects, places, places AS attestedFor, judgement,
  CASE WHEN size(posts) > 0 THEN {code: 'contact', args: {post: posts[0].name, municipality: m.name}}
    WHEN d IS NULL THEN {code: 'no-district', args: {municipality: m.name}}
    WHEN tie IS NULL THEN {code: 'none', args: {municipality: m.name, district: d.name}}
    WHEN tie.dormant THEN {code: 'dormant', args: {municipality: m.name, district: d.name, count: tie.count}}
    WHEN tie.last IS NULL THEN {code: 'arenas-quiet', args: {
      municipality: m.name, district: d.name, count: tie.count}}
    ELSE {code: 'arenas', args: {
      municipality: m.name, district: d.name, count: tie.count, on: toString(tie.last)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {count: size(posts) + coalesce(tie.count, 0)}} AS observed,
  [] AS warnings, posts + nodes + arenas AS evidence,
  CASE judgement WHEN 'MET' THEN [] ELSE [{code: 'sought', args: {municipality: m.name}}] END AS sought,
  CASE judgement WHEN 'MET' THEN tie.since END AS since, null AS dueBy,
  CASE judgement WHEN 'MET' THEN null
    WHEN 'UNKNOWN' THEN {code: 'state-district', args: {municipality: m.name}, mending: 'NOW', on: null, targets: [m.id]}
    ELSE {code: 'start', args: {municipality: m.name}, mending: 'NOW', on: null,
    targets: [m.id]} END AS change
