/*
id = "contact.in_gde"
version = 1
binding = "RECOMMENDATION"
wording = "er tilknyttet"
responsible = "POLICE"
guide = "§5.3"
subject = ["Post"]
topic = "CONTACTS"
police-facts = true
not-applicable = false

[title]
nb = "Politikontakten er knyttet til en geografisk driftsenhet"
nn = "Politikontakten er knytt til ei geografisk driftseining"
en = "The police contact is tied to a geographic unit"

[explanation]
nb = "Enheten som stillingen hører til, er en geografisk driftsenhet, ligger i en, eller er tilknyttet en."
nn = "Eininga som stillinga høyrer til, er ei geografisk driftseining, ligg i ei, eller er knytt til ei."
en = "The unit of the post is a geographic unit, lies within one, or is affiliated with one."

[applies-to]
nb = "Hver stilling som politikontakt."
nn = "Kvar stilling som politikontakt."
en = "Every police contact post."

[remedy]
nb = "Politidistriktet knytter enheten til en geografisk driftsenhet, eller flytter stillingen dit."
nn = "Politidistriktet knyter eininga til ei geografisk driftseining, eller flyttar stillinga dit."
en = "The police district affiliates the unit with a geographic unit, or moves the post there."

[validity]

[texts.within]
nb = "{post} hører til {gde}"
nn = "{post} høyrer til {gde}"
en = "{post} belongs to {gde}"
[texts.affiliated]
nb = "{unit}, som {post} ligger i, er tilknyttet {gde}"
nn = "{unit}, som {post} ligg i, er knytt til {gde}"
en = "{unit}, which {post} sits in, is affiliated with {gde}"
[texts.none]
nb = "{unit}, som {post} ligger i, er ikke registrert i eller tilknyttet en geografisk driftsenhet"
nn = "{unit}, som {post} ligg i, er ikkje registrert i eller knytt til ei geografisk driftseining"
en = "{unit}, which {post} sits in, is registered neither within a geographic unit nor as affiliated with one"
[texts.expected]
nb = "En geografisk driftsenhet som enheten er, ligger i eller er tilknyttet"
nn = "Ei geografisk driftseining som eininga er, ligg i eller er knytt til"
en = "A geographic unit that the unit is, lies within or is affiliated with"
[texts.observed]
nb = "Geografiske driftsenheter: {count}"
nn = "Geografiske driftseiningar: {count}"
en = "Geographic units: {count}"
[texts.affiliate]
nb = "Knytt {unit} til en geografisk driftsenhet"
nn = "Knyt {unit} til ei geografisk driftseining"
en = "Affiliate {unit} with a geographic unit"
[texts.sought]
nb = "En geografisk driftsenhet for {unit}"
nn = "Ei geografisk driftseining for {unit}"
en = "A geographic unit for {unit}"
*/
MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(p:Post)-[:POST_IN]->(o:Organization)
WHERE holds(o)
WITH p, o, remit_of(p) AS remit, districts_of(o) AS home
WITH [p] AS subjects, CASE WHEN size(remit) > 0 THEN remit WHEN size(home) > 0 THEN home ELSE [o] END AS places, p, o

CALL (o) {
  MATCH path = (o)-[:PART_OF*0..4]->(whole:Organization)
  WHERE all(x IN relationships(path) WHERE holds(x))
  OPTIONAL MATCH (whole)-[tie:AFFILIATED_WITH]->(g:GeographicUnit)
  WHERE holds(tie) AND holds(g)
  WITH nodes(path) AS way, whole, g, CASE WHEN whole:GeographicUnit AND holds(whole) THEN whole ELSE g END AS gde,
    whole:GeographicUnit AND holds(whole) AS inside
  WHERE gde IS NOT NULL
  WITH DISTINCT gde, inside, way ORDER BY inside DESC, gde.id
  RETURN collect({gde: gde, inside: inside, way: way}) AS found
}
WITH subjects, places, p, o, found, head(found) AS first
RETURN subjects, places, places AS attestedFor,
  CASE WHEN first IS NULL THEN 'ABSENT' ELSE 'MET' END AS judgement,
  CASE WHEN first IS NULL THEN {code: 'none', args: {post: p.name, unit: o.name}}
    WHEN first.inside THEN {code: 'within', args: {post: p.name, gde: first.gde.name}}
    ELSE {code: 'affiliated', args: {post: p.name, unit: o.name, gde: first.gde.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {count: size(found)}} AS observed,
  [] AS warnings,
  [p, o] + reduce(all = [], x IN found | all + x.way + x.gde) AS evidence,
  CASE WHEN first IS NULL THEN [{code: 'sought', args: {unit: o.name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE WHEN first IS NULL THEN {code: 'affiliate', args: {unit: o.name}, mending: 'NOW', on: null,
    targets: [o.id]} END AS change
