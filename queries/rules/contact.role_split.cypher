/*
id = "contact.role_split"
version = 1
binding = "RECOMMENDATION"
wording = "er viktig å avklare"
responsible = "POLICE"
guide = "§5.3"
subject = ["PoliceDistrict"]
topic = "RECORDS"
police-facts = true
not-applicable = true

[title]
nb = "Rollene til politikontakter og forebyggende enhet er avklart"
nn = "Rollene til politikontaktar og førebyggjande eining er avklarte"
en = "The roles of police contacts and prevention unit are clear"

[explanation]
nb = "Det er avklart hvem som gjør hva av politikontaktene og den forebyggende enheten, og avklaringen gjelder."
nn = "Det er avklart kven som gjer kva av politikontaktane og den førebyggjande eininga, og avklaringa gjeld."
en = "Who does what, of the police contacts and the prevention unit, has been settled, and that is in force."

[applies-to]
nb = "Politidistrikter med minst én stilling som politikontakt."
nn = "Politidistrikt med minst éi stilling som politikontakt."
en = "Police districts with at least one police contact post."

[remedy]
nb = "Politidistriktet avklarer i fellesskap med politikontaktene og den forebyggende enheten hvem som gjør hva."
nn = "Politidistriktet avklarar i fellesskap med politikontaktane og den førebyggjande eininga kven som gjer kva."
en = "The police district settles together with the police contacts and the prevention unit who does what."

[validity]

[texts.split]
nb = "Rollefordelingen mellom {unit} og politikontaktene ble avklart {on}"
nn = "Rollefordelinga mellom {unit} og politikontaktane vart avklart {on}"
en = "The roles of {unit} and the police contacts were settled on {on}"
[texts.none]
nb = "Ingen gjeldende rollefordeling mellom en forebyggende enhet og politikontaktene i {district} er registrert"
nn = "Inga gjeldande rollefordeling mellom ei førebyggjande eining og politikontaktane i {district} er registrert"
en = "No split of roles between a prevention unit and the police contacts of {district} is registered as in force"
[texts.no-posts]
nb = "{district} har ingen registrert stilling som politikontakt"
nn = "{district} har inga registrert stilling som politikontakt"
en = "{district} has no registered police contact post"
[texts.expected]
nb = "En rollefordeling som gjelder"
nn = "Ei rollefordeling som gjeld"
en = "A split of roles in force"
[texts.observed]
nb = "Gjeldende rollefordelinger: {count}"
nn = "Gjeldande rollefordelingar: {count}"
en = "Splits of roles in force: {count}"
[texts.sought]
nb = "En rollefordeling mellom en forebyggende enhet og politikontaktene"
nn = "Ei rollefordeling mellom ei førebyggjande eining og politikontaktane"
en = "A split of roles between a prevention unit and the police contacts"
[texts.settle]
nb = "Avklar hvem som gjør hva av politikontaktene i {district} og den forebyggende enheten"
nn = "Avklar kven som gjer kva av politikontaktane i {district} og den førebyggjande eininga"
en = "Settle who does what, of the police contacts of {district} and the prevention unit"
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
  UNWIND [d] + posts AS named
  MATCH (named)<-[:RECORDS]-(g:Record {recordKind: 'ROLE_SPLIT'})
  WHERE recorded(g)
  WITH d, posts, g, collect(named) AS named
  WHERE d IN named OR all(p IN posts WHERE p IN named)
  MATCH (g)-[:RECORDS]->(unit:FunctionalUnit {function: 'PREVENTION'})
  WHERE holds(unit)
  WITH g, unit ORDER BY g.recordedOn, g.id, unit.id
  RETURN collect({record: g, unit: unit}) AS splits
}
WITH subjects, places, d, posts, splits, head(splits) AS first, size(posts) > 0 AS applies
RETURN subjects, places, places AS attestedFor,
  CASE WHEN NOT applies THEN 'NOT_APPLICABLE' WHEN first IS NULL THEN 'ABSENT' ELSE 'MET' END AS judgement,
  CASE WHEN NOT applies THEN {code: 'no-posts', args: {district: d.name}}
    WHEN first IS NULL THEN {code: 'none', args: {district: d.name}}
    ELSE {code: 'split', args: {unit: first.unit.name, on: toString(first.record.recordedOn)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {count: size(splits)}} AS observed,
  [] AS warnings,
  [x IN splits | x.record] + posts AS evidence,
  CASE WHEN applies AND first IS NULL THEN [{code: 'sought', args: {}}] ELSE [] END AS sought,
  CASE WHEN applies THEN first.record.recordedOn END AS since, null AS dueBy,
  CASE WHEN applies AND first IS NULL THEN {code: 'settle', args: {district: d.name}, mending: 'NOW', on: null,
    targets: [d.id]} END AS change
