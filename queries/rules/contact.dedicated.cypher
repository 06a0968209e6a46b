/*
id = "contact.dedicated"
version = 1
binding = "RECOMMENDATION"
wording = "suksessfaktor"
responsible = "POLICE"
guide = "§5.3"
subject = ["Post"]
topic = "CONTACTS"
police-facts = true
not-applicable = true

[title]
nb = "Politikontakten har ingen andre roller"
nn = "Politikontakten har ingen andre roller"
en = "The police contact has no other role"

[explanation]
nb = "Den som har stillingen, er politikontakt på full tid, i én eller flere slike stillinger, og har ingen stilling i en annen rolle."
nn = "Den som har stillinga, er politikontakt på full tid, i éi eller fleire slike stillingar, og har inga stilling i ei anna rolle."
en = "Whoever holds the post is a police contact full time, in one or several such posts, and holds no post in another role."

[applies-to]
nb = "Hver besatt stilling som politikontakt."
nn = "Kvar stilling som politikontakt med nokon i."
en = "Every police contact post with somebody in it."

[remedy]
nb = "Politidistriktet lar politikontakten ha funksjonen på full tid, og legger andre oppgaver til andre."
nn = "Politidistriktet lèt politikontakten ha funksjonen på full tid, og legg andre oppgåver til andre."
en = "The police district lets the police contact have the function full time, and gives other tasks to others."

[validity]

[texts.dedicated]
nb = "{post}: politikontakt på full tid, uten annen rolle"
nn = "{post}: politikontakt på full tid, utan anna rolle"
en = "{post}: a police contact full time, without another role"
[texts.other-role]
nb = "{post}: den som har stillingen, har også {other}"
nn = "{post}: den som har stillinga, har òg {other}"
en = "{post}: whoever holds it also holds {other}"
[texts.part-time]
nb = "{post}: politikontakt {share} % av full tid"
nn = "{post}: politikontakt {share} % av full tid"
en = "{post}: a police contact {share} % of full time"
[texts.share-unknown]
nb = "{post}: stillingsandelen er ikke registrert"
nn = "{post}: stillingsdelen er ikkje registrert"
en = "{post}: the share of full time is not registered"
[texts.vacant]
nb = "{post} er ubesatt"
nn = "{post} er ledig"
en = "{post} is vacant"
[texts.expected]
nb = "100 % som politikontakt og ingen annen stilling"
nn = "100 % som politikontakt og inga anna stilling"
en = "100 % as a police contact and no other post"
[texts.observed]
nb = "Stillinger som politikontakt: {contacts}; andre: {others}"
nn = "Stillingar som politikontakt: {contacts}; andre: {others}"
en = "Posts as a police contact: {contacts}; others: {others}"
[texts.sought]
nb = "Stillingsandelen til den som har {post}"
nn = "Stillingsdelen til den som har {post}"
en = "The share of full time of whoever holds {post}"
[texts.free]
nb = "La den som har {post}, være politikontakt på full tid, og gi {other} til en annen"
nn = "Lat den som har {post}, vere politikontakt på full tid, og gi {other} til ein annan"
en = "Let whoever holds {post} be a police contact full time, and give {other} to somebody else"
[texts.extend]
nb = "Utvid {post} til full tid"
nn = "Utvid {post} til full tid"
en = "Extend {post} to full time"
[texts.register]
nb = "Registrer stillingsandelen for {post}"
nn = "Registrer stillingsdelen for {post}"
en = "Register the share of full time of {post}"
*/
MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(p:Post)-[:POST_IN]->(o:Organization)
WHERE holds(o)
WITH p, o, remit_of(p) AS remit, districts_of(o) AS home
WITH [p] AS subjects, CASE WHEN size(remit) > 0 THEN remit WHEN size(home) > 0 THEN home ELSE [o] END AS places, p

// Of several holders the one furthest from it counts.
OPTIONAL MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)-[:HELD_BY]->(who:Person)
WHERE holds(a)
CALL (a, who) {
  OPTIONAL MATCH (who)<-[:HELD_BY]-(b:Assignment)<-[:HAS_ASSIGNMENT]-(q:Post)-[:HAS_ROLE]->(role:Role)
  WHERE holds(b)
  WITH q, b, role ORDER BY role.code = 'POLICE_CONTACT', q.id
  WITH [x IN collect({post: q, by: b, contact: role.code = 'POLICE_CONTACT'}) WHERE x.post IS NOT NULL] AS all
  RETURN [x IN all WHERE x.contact] AS contacts, [x IN all WHERE NOT x.contact] AS others
}
WITH subjects, places, p, a, contacts, others, any(x IN contacts WHERE x.by.share IS NULL) AS untold,
  round(reduce(sum = 0.0, x IN contacts | sum + coalesce(x.by.share, 0.0)), 3) AS share
WITH subjects, places, p, a, contacts, others, share, CASE
  WHEN a IS NULL THEN 'vacant' WHEN size(others) > 0 THEN 'other-role' WHEN untold THEN 'share-unknown'
  WHEN share < 1.0 THEN 'part-time' ELSE 'dedicated' END AS state
ORDER BY CASE state WHEN 'other-role' THEN 0 WHEN 'part-time' THEN 1 WHEN 'share-unknown' THEN 2 ELSE 3 END, a.id
WITH subjects, places, p, head(collect({by: a, contacts: contacts, others: others, share: share, state: state})) AS one
WITH subjects, places, p, one, one.state AS state, one.others[0].post.name AS other
RETURN subjects, places, places AS attestedFor,
  CASE state WHEN 'dedicated' THEN 'MET' WHEN 'vacant' THEN 'NOT_APPLICABLE' WHEN 'share-unknown' THEN 'UNKNOWN'
    ELSE 'GAP' END AS judgement,
  CASE state
    WHEN 'dedicated' THEN {code: 'dedicated', args: {post: p.name}}
    WHEN 'other-role' THEN {code: 'other-role', args: {post: p.name, other: other}}
    WHEN 'part-time' THEN {code: 'part-time', args: {post: p.name, share: toInteger(round(100 * one.share))}}
    WHEN 'share-unknown' THEN {code: 'share-unknown', args: {post: p.name}}
    ELSE {code: 'vacant', args: {post: p.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {contacts: size(one.contacts), others: size(one.others)}} AS observed,
  [] AS warnings,
  [p] + reduce(all = [], x IN one.contacts + one.others | all + [x.post, x.by]) AS evidence,
  CASE state WHEN 'share-unknown' THEN [{code: 'sought', args: {post: p.name}}] ELSE [] END AS sought,
  CASE state WHEN 'other-role' THEN one.others[0].by.validFrom WHEN 'part-time' THEN one.by.validFrom END AS since,
  null AS dueBy,
  CASE state
    WHEN 'other-role' THEN {code: 'free', args: {post: p.name, other: other}, mending: 'NOW', on: null,
      targets: [x IN one.others | x.by.id]}
    WHEN 'part-time' THEN {code: 'extend', args: {post: p.name}, mending: 'NOW', on: null, targets: [one.by.id]}
    WHEN 'share-unknown' THEN {code: 'register', args: {post: p.name}, mending: 'NOW', on: null,
      targets: [x IN one.contacts WHERE x.by.share IS NULL | x.by.id]} END AS change
