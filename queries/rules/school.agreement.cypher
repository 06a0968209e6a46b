/*
id = "school.agreement"
version = 1
binding = "OPTION"
wording = "er opp til"
responsible = "BOTH"
guide = "§3"
subject = ["School"]
topic = "SCHOOLS"
police-facts = true
not-applicable = false

[title]
nb = "Den videregående skolen har en avtale med politiet"
nn = "Den vidaregåande skulen har ein avtale med politiet"
en = "The upper secondary school has an agreement with the police"

[explanation]
nb = "En skoleavtale med politiet gjelder for skolen, eller en avtale mellom eieren, fylkeskommunen, og politidistriktet. For en privat skole teller bare dens egen."
nn = "Ein skuleavtale med politiet gjeld for skulen, eller ein avtale mellom eigaren, fylkeskommunen, og politidistriktet. For ein privat skule tel berre den eigne."
en = "A school agreement with the police is in force for the school, or one between its owner, the county, and the police district. For a private school only its own counts."

[applies-to]
nb = "Hver videregående skole."
nn = "Kvar vidaregåande skule."
en = "Every upper secondary school."

[remedy]
nb = "Skolen og lokalt politi kan inngå en avtale, eller fylkeskommunen og politidistriktet."
nn = "Skulen og lokalt politi kan inngå ein avtale, eller fylkeskommunen og politidistriktet."
en = "The school and the local police can make an agreement, or the county and the police district."

[validity]

[texts.own]
nb = "{agreement}, signert {on}, gjelder for skolen"
nn = "{agreement}, signert {on}, gjeld for skulen"
en = "{agreement}, signed on {on}, is in force for the school"
[texts.owner]
nb = "{agreement}, signert {on}, gjelder mellom eieren og politidistriktet"
nn = "{agreement}, signert {on}, gjeld mellom eigaren og politidistriktet"
en = "{agreement}, signed on {on}, is in force between the owner and the police district"
[texts.none]
nb = "Ingen avtale med politiet er registrert for {school}"
nn = "Ingen avtale med politiet er registrert for {school}"
en = "No agreement with the police is registered for {school}"
[texts.expected]
nb = "En avtale med politiet, egen eller eierens"
nn = "Ein avtale med politiet, eigen eller eigaren sin"
en = "An agreement with the police, its own or its owner's"
[texts.observed]
nb = "Avtaler: {count}"
nn = "Avtalar: {count}"
en = "Agreements: {count}"
[texts.sought]
nb = "En avtale mellom politiet og {school} eller eieren"
nn = "Ein avtale mellom politiet og {school} eller eigaren"
en = "An agreement between the police and {school} or its owner"
[texts.sign]
nb = "Inngå en avtale mellom politiet og {school}"
nn = "Inngå ein avtale mellom politiet og {school}"
en = "Make an agreement between the police and {school}"
*/
MATCH (s:School {schoolKind: 'UPPER_SECONDARY'})
WHERE holds(s)
OPTIONAL MATCH (s)-[where_:LOCATED_IN]->(m:Municipality)
WHERE holds(where_) AND holds(m)
WITH s, m ORDER BY m.id
WITH s, collect(DISTINCT m) AS home
WITH [s] AS subjects, CASE WHEN size(home) > 0 THEN home ELSE [s] END AS places, s, home

OPTIONAL CALL (s, home) {
  MATCH (s)<-[:HAS_PARTY]-(g:Agreement)-[:HAS_PARTY]->(o:Organization)
  WHERE 'SCHOOL' IN g.agreementKinds AND standing(g)
    AND o:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit
  RETURN g, true AS own
UNION
  WITH s, home
  WHERE coalesce(s.ownership <> 'PRIVATE', true)
  UNWIND home AS m
  MATCH (m)-[within:IN_POLICE_DISTRICT]->(d:PoliceDistrict)
  WHERE holds(within)
  MATCH (s)-[owned:OWNED_BY]->(owner:County)<-[:HAS_PARTY]-(g:Agreement)-[:HAS_PARTY]->(o:Organization)
  WHERE holds(owned) AND 'COUNTY' IN g.agreementKinds AND standing(g) AND d IN districts_of(o)
  RETURN g, false AS own
}
WITH subjects, places, s, g, own ORDER BY own DESC, g.signedOn, g.id
WITH subjects, places, s, [x IN collect({agreement: g, own: own}) WHERE x.agreement IS NOT NULL] AS found
WITH subjects, places, s, found, head(found) AS first
RETURN subjects, places, places AS attestedFor,
  CASE WHEN first IS NULL THEN 'ABSENT' ELSE 'MET' END AS judgement,
  CASE WHEN first IS NULL THEN {code: 'none', args: {school: s.name}}
    WHEN first.own THEN {code: 'own', args: {
      agreement: first.agreement.name, on: toString(first.agreement.signedOn)}}
    ELSE {code: 'owner', args: {agreement: first.agreement.name, on: toString(first.agreement.signedOn)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {count: size(found)}} AS observed,
  [] AS warnings, [x IN found | x.agreement] AS evidence,
  CASE WHEN first IS NULL THEN [{code: 'sought', args: {school: s.name}}] ELSE [] END AS sought,
  first.agreement.signedOn AS since, null AS dueBy,
  CASE WHEN first IS NULL THEN {code: 'sign', args: {school: s.name}, mending: 'NOW', on: null,
    targets: [s.id]} END AS change
