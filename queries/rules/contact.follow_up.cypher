/*
id = "contact.follow_up"
version = 1
binding = "RECOMMENDATION"
wording = "er lagt til"
responsible = "POLICE"
guide = "§5.3"
subject = ["PoliceDistrict"]
topic = "CONTACTS"
police-facts = true
not-applicable = true

[title]
nb = "En forebyggende enhet følger opp politikontaktene"
nn = "Ei førebyggjande eining følgjer opp politikontaktane"
en = "A prevention unit follows up the police contacts"

[explanation]
nb = "En felles forebyggende enhet har den faglige oppfølgingen av hele distriktet, eller av hver eneste stilling som politikontakt i det."
nn = "Ei felles førebyggjande eining har den faglege oppfølginga av heile distriktet, eller av kvar einaste stilling som politikontakt i det."
en = "A prevention unit has the professional follow-up of the whole district, or of every single police contact post in it."

[applies-to]
nb = "Politidistrikter med minst én stilling som politikontakt."
nn = "Politidistrikt med minst éi stilling som politikontakt."
en = "Police districts with at least one police contact post."

[remedy]
nb = "Politidistriktet legger oppfølgingen av alle politikontaktene til den forebyggende enheten."
nn = "Politidistriktet legg oppfølginga av alle politikontaktane til den førebyggjande eininga."
en = "The police district gives the prevention unit the follow-up of all police contacts."

[validity]

[texts.whole]
nb = "{unit} følger opp alle politikontaktene i {district}"
nn = "{unit} følgjer opp alle politikontaktane i {district}"
en = "{unit} follows up all police contacts of {district}"
[texts.each]
nb = "{unit} følger opp hver av de {posts} stillingene som politikontakt"
nn = "{unit} følgjer opp kvar av dei {posts} stillingane som politikontakt"
en = "{unit} follows up each of the {posts} police contact posts"
[texts.some]
nb = "Uten oppfølging fra en forebyggende enhet: {missing} av {posts} stillinger som politikontakt, den første {post}"
nn = "Utan oppfølging frå ei førebyggjande eining: {missing} av {posts} stillingar som politikontakt, den første {post}"
en = "Without follow-up by a prevention unit: {missing} of {posts} police contact posts, the first {post}"
[texts.no-posts]
nb = "{district} har ingen registrert stilling som politikontakt"
nn = "{district} har inga registrert stilling som politikontakt"
en = "{district} has no registered police contact post"
[texts.expected]
nb = "Oppfølging av {district} eller av hver stilling"
nn = "Oppfølging av {district} eller av kvar stilling"
en = "Follow-up of {district} or of each post"
[texts.observed]
nb = "Stillinger: {posts}, uten oppfølging: {missing}"
nn = "Stillingar: {posts}, utan oppfølging: {missing}"
en = "Posts: {posts}, without follow-up: {missing}"
[texts.sought]
nb = "En forebyggende enhet som følger opp {post}"
nn = "Ei førebyggjande eining som følgjer opp {post}"
en = "A prevention unit that follows up {post}"
[texts.assign]
nb = "Legg oppfølgingen av {missing} stillinger som politikontakt til en forebyggende enhet"
nn = "Legg oppfølginga av {missing} stillingar som politikontakt til ei førebyggjande eining"
en = "Give a prevention unit the follow-up of {missing} police contact posts"
*/
MATCH (d:PoliceDistrict)
WHERE holds(d)
WITH [d] AS subjects, [d] AS places, d

CALL (d) {
  MATCH way = (d)<-[:PART_OF*0..4]-(o:Organization)
  WHERE holds(o) AND all(part IN relationships(way) WHERE holds(part))
  MATCH (o)<-[:POST_IN]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WITH DISTINCT p ORDER BY p.id
  RETURN collect(p) AS posts
}
CALL (d, posts) {
  UNWIND [d] + posts AS followed
  MATCH (followed)<-[tie:FOLLOWS_UP]-(unit:FunctionalUnit {function: 'PREVENTION'})
  WHERE holds(tie) AND holds(unit)
  WITH followed, tie, unit ORDER BY tie.validFrom, unit.id
  RETURN collect({followed: followed, unit: unit, since: tie.validFrom}) AS ties
}
WITH subjects, places, d, posts, ties, head([x IN ties WHERE x.followed = d]) AS whole
WITH subjects, places, d, posts, whole, CASE WHEN whole IS NOT NULL THEN [whole] ELSE ties END AS ties,
  CASE WHEN whole IS NULL THEN [p IN posts WHERE none(x IN ties WHERE x.followed = p)] ELSE [] END AS missing
RETURN subjects, places, places AS attestedFor,
  CASE WHEN size(posts) = 0 THEN 'NOT_APPLICABLE' WHEN size(missing) = 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE WHEN size(posts) = 0 THEN {code: 'no-posts', args: {district: d.name}}
    WHEN whole IS NOT NULL THEN {code: 'whole', args: {unit: whole.unit.name, district: d.name}}
    WHEN size(missing) = 0 THEN {code: 'each', args: {unit: ties[0].unit.name, posts: size(posts)}}
    ELSE {code: 'some', args: {missing: size(missing), posts: size(posts), post: missing[0].name}} END AS reason,
  {code: 'expected', args: {district: d.name}} AS expected,
  {code: 'observed', args: {posts: size(posts), missing: size(missing)}} AS observed,
  [] AS warnings,
  reduce(found = [], x IN ties | CASE WHEN x.unit IN found THEN found ELSE found + x.unit END) + posts AS evidence,
  [p IN missing | {code: 'sought', args: {post: p.name}}] AS sought,
  CASE WHEN size(posts) > 0 THEN whole.since END AS since, null AS dueBy,
  CASE WHEN size(missing) > 0 THEN {code: 'assign', args: {missing: size(missing)}, mending: 'NOW', on: null,
    targets: [p IN missing | p.id]} END AS change
