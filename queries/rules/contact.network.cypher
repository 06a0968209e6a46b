/*
id = "contact.network"
version = 1
binding = "RECOMMENDATION"
wording = "klar anbefaling"
responsible = "POLICE"
guide = "§5.2"
subject = ["PoliceDistrict"]
topic = "CONTACTS"
police-facts = true
not-applicable = true

[title]
nb = "Politikontaktene møtes i et nettverk"
nn = "Politikontaktane møtest i eit nettverk"
en = "The police contacts meet in a network"

[explanation]
nb = "Hver politikontakt i distriktet er medlem av et nettverk for politikontakter som har hatt møte de siste tolv månedene."
nn = "Kvar politikontakt i distriktet er medlem av eit nettverk for politikontaktar som har hatt møte dei siste tolv månadene."
en = "Each police contact of the district is a member of a contact network that met in the last twelve months."

[applies-to]
nb = "Politidistrikter med minst to besatte stillinger som politikontakt."
nn = "Politidistrikt med minst to stillingar som politikontakt med nokon i."
en = "Police districts with at least two held police contact posts."

[remedy]
nb = "Politidistriktet samler politikontaktene sine i et nettverk, og møtes i det."
nn = "Politidistriktet samlar politikontaktane sine i eit nettverk, og møtest i det."
en = "The police district gathers its police contacts in a network, and meets in it."

[validity]

[texts.all]
nb = "Alle de {posts} politikontaktene er med i et nettverk; siste møte i {forum} var {on}"
nn = "Alle dei {posts} politikontaktane er med i eit nettverk; siste møte i {forum} var {on}"
en = "All {posts} police contacts take part in a network; the last meeting of {forum} was on {on}"
[texts.some]
nb = "Ikke med i et nettverk som har møttes: {missing} av {posts} politikontakter, den første {post}"
nn = "Ikkje med i eit nettverk som har møtst: {missing} av {posts} politikontaktar, den første {post}"
en = "Not in a network that has met: {missing} of {posts} police contacts, the first {post}"
[texts.too-few]
nb = "{district} har {posts} besatte stillinger som politikontakt, for få til et nettverk"
nn = "{district} har {posts} stillingar som politikontakt med nokon i, for få til eit nettverk"
en = "{district} has {posts} held police contact posts, too few for a network"
[texts.expected]
nb = "Hver av de {posts} politikontaktene er medlem av et nettverk med møte de siste tolv månedene"
nn = "Kvar av dei {posts} politikontaktane er medlem av eit nettverk med møte dei siste tolv månadene"
en = "Each of the {posts} police contacts is a member of a network with a meeting in the last twelve months"
[texts.observed]
nb = "Nettverk med møte: {forums}; politikontakter utenfor: {missing}"
nn = "Nettverk med møte: {forums}; politikontaktar utanfor: {missing}"
en = "Networks that met: {forums}; police contacts outside: {missing}"
[texts.sought]
nb = "{post} som medlem av et nettverk med møte de siste tolv månedene"
nn = "{post} som medlem av eit nettverk med møte dei siste tolv månadene"
en = "{post} as a member of a network with a meeting in the last twelve months"
[texts.join]
nb = "Ta {missing} politikontakter inn i {forum}"
nn = "Ta {missing} politikontaktar inn i {forum}"
en = "Take {missing} police contacts into {forum}"
[texts.meet]
nb = "Kall politikontaktene i {district} sammen til et møte i et nettverk"
nn = "Kall politikontaktane i {district} saman til eit møte i eit nettverk"
en = "Call the police contacts of {district} to a meeting of a network"
*/
MATCH (d:PoliceDistrict)
WHERE holds(d)
WITH [d] AS subjects, [d] AS places, d

CALL (d) {
  MATCH way = (d)<-[:PART_OF*0..4]-(o:Organization)
  WHERE holds(o) AND all(part IN relationships(way) WHERE holds(part))
  MATCH (o)<-[:POST_IN]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WHERE EXISTS { MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment) WHERE holds(a) }
  WITH DISTINCT p ORDER BY p.id
  OPTIONAL MATCH (p)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(f:Forum)-[:HAS_MEETING]->(meeting:Meeting)
  WHERE 'CONTACT_NETWORK' IN f.forumKinds AND holds(f) AND holds(seat) AND seat.membershipRole <> 'OBSERVER'
    AND held_lately(meeting)
  WITH p, seat, f, meeting ORDER BY meeting.heldOn, meeting.id
  WITH p, collect({forum: f, seat: seat, meeting: meeting})[-1] AS last ORDER BY p.id
  RETURN collect({post: p, forum: last.forum, seat: last.seat, meeting: last.meeting}) AS held
}
WITH subjects, places, d, [x IN held | x.post] AS posts, [x IN held WHERE x.forum IS NOT NULL] AS seated,
  [x IN held WHERE x.forum IS NULL | x.post] AS missing
WITH subjects, places, d, posts, seated, missing, size(posts) > 1 AS applies,
  reduce(last = null, x IN seated | CASE WHEN last IS NULL OR last.meeting.heldOn < x.meeting.heldOn THEN x ELSE last END) AS last,
  reduce(all = [], x IN seated | CASE WHEN x.forum IN all THEN all ELSE all + x.forum END) AS forums
RETURN subjects, places, places AS attestedFor,
  CASE WHEN NOT applies THEN 'NOT_APPLICABLE' WHEN size(missing) = 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE WHEN NOT applies THEN {code: 'too-few', args: {district: d.name, posts: size(posts)}}
    WHEN size(missing) = 0 THEN {code: 'all', args: {
      posts: size(posts), forum: last.forum.name, on: toString(last.meeting.heldOn)}}
    ELSE {code: 'some', args: {missing: size(missing), posts: size(posts), post: missing[0].name}} END AS reason,
  {code: 'expected', args: {posts: size(posts)}} AS expected,
  {code: 'observed', args: {forums: size(forums), missing: size(missing)}} AS observed,
  [] AS warnings,
  forums + reduce(all = [], x IN seated | all + [x.post, x.seat] + [m IN [x.meeting] WHERE NOT m IN all]) AS evidence,
  CASE WHEN applies THEN [p IN missing | {code: 'sought', args: {post: p.name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE WHEN NOT applies OR size(missing) = 0 THEN null
    WHEN last IS NOT NULL THEN {code: 'join', args: {missing: size(missing), forum: last.forum.name}, mending: 'NOW',
      on: null, targets: [last.forum.id] + [p IN missing | p.id]}
    ELSE {code: 'meet', args: {district: d.name}, mending: 'NEXT_OCCASION', on: null, targets: [d.id]} END AS change
