/*
id = "school.duty"
version = 1
binding = "REQUIREMENT"
wording = "særskilt plikt"
responsible = "POLICE"
guide = "§3"
subject = ["PoliceDistrict", "County"]
topic = "SCHOOLS"
police-facts = true
not-applicable = true

[title]
nb = "Politidistriktet samarbeider med skolemyndighetene"
nn = "Politidistriktet samarbeider med skulestyresmaktene"
en = "The police district cooperates with the school authorities"

[explanation]
nb = "Distriktet og fylkeskommunen har en avtale om skole, et felles forum eller en annen registrert kontakt, med eieren eller med en av skolene."
nn = "Distriktet og fylkeskommunen har ein avtale om skule, eit felles forum eller ein annan registrert kontakt, med eigaren eller med ein av skulane."
en = "The district and the county have an agreement about schools, a common forum or another registered contact, with the owner or with one of the schools."

[applies-to]
nb = "Hvert politidistrikt med hvert fylke som det deler en kommune med en videregående skole med."
nn = "Kvart politidistrikt med kvart fylke som det deler ein kommune med ein vidaregåande skule med."
en = "Every police district with every county with which it shares a municipality that has an upper secondary school."

[remedy]
nb = "Politidistriktet tar kontakt med fylkeskommunen eller skolene, og tilbyr en avtale."
nn = "Politidistriktet tek kontakt med fylkeskommunen eller skulane, og tilbyr ein avtale."
en = "The police district approaches the county or the schools, and offers an agreement."

[validity]

[texts.agreement]
nb = "{agreement}, signert {on}, gjelder"
nn = "{agreement}, signert {on}, gjeld"
en = "{agreement}, signed on {on}, is in force"
[texts.forum]
nb = "{district} og {partner} sitter begge i {forum}"
nn = "{district} og {partner} sit begge i {forum}"
en = "{district} and {partner} both sit in {forum}"
[texts.contact]
nb = "Kontakt med {partner} er registrert {on}"
nn = "Kontakt med {partner} er registrert {on}"
en = "A contact with {partner} is registered on {on}"
[texts.none]
nb = "Verken avtale, felles forum eller annen kontakt er registrert mellom {district} og {county} eller skolene; skoler: {schools}"
nn = "Verken avtale, felles forum eller annan kontakt er registrert mellom {district} og {county} eller skulane; skular: {schools}"
en = "Neither agreement, common forum nor other contact is registered between {district} and {county} or the schools; schools: {schools}"
[texts.no-school]
nb = "Ingen videregående skole ligger i en kommune som {district} deler med {county}"
nn = "Ingen vidaregåande skule ligg i ein kommune som {district} deler med {county}"
en = "No upper secondary school lies in a municipality that {district} shares with {county}"
[texts.schools-unknown]
nb = "Ingen videregående skoler er registrert i {county}"
nn = "Ingen vidaregåande skular er registrerte i {county}"
en = "No upper secondary schools are registered in {county}"
[texts.expected]
nb = "En avtale, et felles forum eller en annen kontakt"
nn = "Ein avtale, eit felles forum eller ein annan kontakt"
en = "An agreement, a common forum or another contact"
[texts.observed]
nb = "Skoler: {schools}; avtaler, forumer og kontakter: {ties}"
nn = "Skular: {schools}; avtalar, forum og kontaktar: {ties}"
en = "Schools: {schools}; agreements, forums and contacts: {ties}"
[texts.sought]
nb = "Noe som knytter {district} til {county} eller en av skolene"
nn = "Noko som knyter {district} til {county} eller ein av skulane"
en = "Anything that ties {district} to {county} or one of the schools"
[texts.approach]
nb = "Ta kontakt med {county}, og registrer det"
nn = "Ta kontakt med {county}, og registrer det"
en = "Approach {county}, and register it"
*/
MATCH (d:PoliceDistrict)<-[in_:IN_POLICE_DISTRICT]-(m:Municipality)-[of_:IN_COUNTY]->(county:County)
WHERE holds(d) AND holds(in_) AND holds(m) AND holds(of_) AND holds(county)
WITH d, county, m ORDER BY m.id
WITH d, county, collect(DISTINCT m) AS shared
WITH [d, county] AS subjects, shared AS places, d, county, shared

WITH subjects, places, d, county, COLLECT {
  UNWIND shared AS m
  MATCH (m)<-[at:LOCATED_IN]-(s:School {schoolKind: 'UPPER_SECONDARY'})
  WHERE holds(at) AND holds(s)
  RETURN DISTINCT s ORDER BY s.id } AS schools, EXISTS {
  MATCH (county)<-[of2:IN_COUNTY]-(:Municipality)<-[at:LOCATED_IN]-(s:School {schoolKind: 'UPPER_SECONDARY'})
  WHERE holds(of2) AND holds(at) AND holds(s) } AS known
// Who stands for the schools: the county, the schools, and whoever owns them.
WITH subjects, places, d, county, schools, known, COLLECT {
  UNWIND schools AS s
  OPTIONAL MATCH (s)-[owned:OWNED_BY]->(owner:Organization)
  WHERE holds(owned)
  UNWIND [county, s, owner] AS x
  WITH x WHERE x IS NOT NULL
  RETURN DISTINCT x } AS partners
OPTIONAL CALL (d, partners) {
  UNWIND partners AS x
  MATCH (x)<-[:HAS_PARTY]-(g:Agreement)-[:HAS_PARTY]->(o:Organization)
  WHERE any(kind IN g.agreementKinds WHERE kind IN ['SCHOOL', 'COUNTY']) AND standing(g) AND d IN districts_of(o)
  RETURN 1 AS sort, x AS partner, g AS tie, g.signedOn AS on
UNION
  UNWIND partners AS x
  MATCH (x)<-[:POST_IN*0..1]-(y:Actor)<-[:OF_MEMBER]-(a:Membership)<-[:HAS_MEMBERSHIP]-(f:Forum)
  WHERE holds(f) AND holds(a) AND a.membershipRole <> 'OBSERVER'
    AND (NOT y:Post OR EXISTS { MATCH (y)-[:HAS_ASSIGNMENT]->(b:Assignment) WHERE holds(b) })
  MATCH (f)-[:HAS_MEMBERSHIP]->(c:Membership)-[:OF_MEMBER]->(z:Actor)-[:POST_IN*0..1]->(o:Organization)
  WHERE holds(c) AND c.membershipRole <> 'OBSERVER' AND o:PoliceDistrict|GeographicUnit|ServiceUnit|ServicePoint|FunctionalUnit
    AND (NOT z:Post OR EXISTS { MATCH (z)-[:HAS_ASSIGNMENT]->(b:Assignment) WHERE holds(b) })
  WITH DISTINCT x, f, o
  WHERE holds(o) AND d IN districts_of(o)
  RETURN DISTINCT 2 AS sort, x AS partner, f AS tie, null AS on
UNION
  UNWIND partners AS x
  MATCH (x)<-[:RECORDS]-(g:Record {recordKind: 'SCHOOL_CONTACT'})-[:DECIDED_BY]->(by:Actor)-[:POST_IN*0..1]->(o:Organization)
  WHERE recorded(g) AND d IN districts_of(o)
  RETURN 3 AS sort, x AS partner, g AS tie, g.recordedOn AS on
}
WITH subjects, places, d, county, schools, known, sort, partner, tie, on ORDER BY sort, on, tie.id, partner.id
WITH subjects, places, d, county, schools, known,
  [x IN collect({sort: sort, partner: partner, tie: tie, on: on}) WHERE x.tie IS NOT NULL] AS ties
WITH subjects, places, d, county, schools, ties, head(ties) AS first,
  CASE WHEN NOT known THEN 'UNKNOWN' WHEN size(schools) = 0 THEN 'NOT_APPLICABLE' WHEN size(ties) > 0 THEN 'MET'
    ELSE 'ABSENT' END AS judgement
RETURN subjects, places, [d] AS attestedFor, judgement,
  CASE judgement WHEN 'UNKNOWN' THEN {code: 'schools-unknown', args: {county: county.name}}
    WHEN 'NOT_APPLICABLE' THEN {code: 'no-school', args: {district: d.name, county: county.name}}
    WHEN 'ABSENT' THEN {code: 'none', args: {district: d.name, county: county.name, schools: size(schools)}}
    ELSE CASE first.sort
      WHEN 1 THEN {code: 'agreement', args: {agreement: first.tie.name, on: toString(first.on)}}
      WHEN 2 THEN {code: 'forum', args: {district: d.name, partner: first.partner.name, forum: first.tie.name}}
      ELSE {code: 'contact', args: {partner: first.partner.name, on: toString(first.on)}} END END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {schools: size(schools), ties: size(ties)}} AS observed,
  [] AS warnings, [x IN ties | x.tie] AS evidence,
  CASE judgement WHEN 'ABSENT' THEN [{code: 'sought', args: {district: d.name, county: county.name}}] ELSE [] END AS sought,
  CASE judgement WHEN 'MET' THEN first.on END AS since, null AS dueBy,
  CASE judgement WHEN 'ABSENT' THEN {code: 'approach', args: {county: county.name}, mending: 'NOW', on: null,
    targets: [d.id, county.id]} END AS change
