/*
id = "council.partners_mapped"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "BOTH"
guide = "§4.2"
subject = ["Forum"]
topic = "RECORDS"
police-facts = false
not-applicable = false

[title]
nb = "Politirådet har vurdert samarbeidspartnere"
nn = "Politirådet har vurdert samarbeidspartnarar"
en = "The police council has assessed possible partners"

[explanation]
nb = "En vurdering av samarbeidspartnere i næringsliv og frivillighet er registrert og gjelder, eller minst én bedrift og én frivillig organisasjon deltar alt."
nn = "Ei vurdering av samarbeidspartnarar i næringsliv og frivillig sektor er registrert og gjeld, eller minst éi bedrift og éin frivillig organisasjon deltek alt."
en = "An assessment of partners among businesses and voluntary organizations is registered and holds, or at least one business and one voluntary organization take part already."

[applies-to]
nb = "Hvert politiråd som er i gang og er for et sted; ingen er unntatt."
nn = "Kvart politiråd som er i gang og er for ein stad; ingen er unnatekne."
en = "Every police council in force that is for a place; none is exempt."

[remedy]
nb = "Rådet kartlegger og vurderer mulige partnere, og fører inn at det er gjort."
nn = "Rådet kartlegg og vurderer moglege partnarar, og fører inn at det er gjort."
en = "The council maps and assesses possible partners, and registers that it has."

[validity]

[texts.assessed]
nb = "Samarbeidspartnere vurdert {on}"
nn = "Samarbeidspartnarar vurderte {on}"
en = "Partners were assessed on {on}"
[texts.taking-part]
nb = "{business} og {voluntary} deltar i {council}"
nn = "{business} og {voluntary} deltek i {council}"
en = "{business} and {voluntary} take part in {council}"
[texts.none]
nb = "Ingen vurdering av samarbeidspartnere for {council} er registrert"
nn = "Inga vurdering av samarbeidspartnarar for {council} er registrert"
en = "No assessment of partners of {council} is registered"
[texts.expected]
nb = "En vurdering, eller minst én bedrift og én frivillig organisasjon i rådet"
nn = "Ei vurdering, eller minst éi bedrift og éin frivillig organisasjon i rådet"
en = "An assessment, or at least one business and one voluntary organization in the council"
[texts.counts]
nb = "Vurderinger: {assessments}; bedrifter i rådet: {businesses}; frivillige organisasjoner i rådet: {voluntary}"
nn = "Vurderingar: {assessments}; bedrifter i rådet: {businesses}; frivillige organisasjonar i rådet: {voluntary}"
en = "Assessments: {assessments}; businesses in the council: {businesses}; voluntary organizations in it: {voluntary}"
[texts.sought]
nb = "En vurdering av samarbeidspartnere for {council}"
nn = "Ei vurdering av samarbeidspartnarar for {council}"
en = "An assessment of partners of {council}"
[texts.assess]
nb = "Vurder samarbeidspartnere for {council}, og før det inn"
nn = "Vurder samarbeidspartnarar for {council}, og før det inn"
en = "Assess partners of {council}, and register it"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
CALL (f) {
  MATCH (f)<-[:RECORDS]-(r:Record {recordKind: 'PARTNER_ASSESSMENT'})
  WHERE recorded(r)
  WITH r ORDER BY r.recordedOn, r.id
  RETURN collect(r) AS assessments
}
CALL (f) {
  MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(x)
  WHERE holds(s) AND sits(s)
  OPTIONAL MATCH (x)-[:POST_IN]->(home:Organization)
  WITH x, coalesce(home, x) AS body
  // A vacant post brings nobody.
  WHERE (body:Business OR body:VoluntaryOrganization) AND holds(body) AND (x:Organization OR EXISTS {
    MATCH (x)-[:HAS_ASSIGNMENT]->(a:Assignment)
    WHERE holds(a)
  })
  WITH DISTINCT body ORDER BY body.id
  WITH collect(body) AS bodies
  RETURN [x IN bodies WHERE x:Business] AS businesses, [x IN bodies WHERE x:VoluntaryOrganization] AS voluntary
}
WITH *, size(businesses) > 0 AND size(voluntary) > 0 AS mixed
WITH *, size(assessments) > 0 OR mixed AS met
RETURN subjects, places, attestedFor, CASE WHEN met THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(assessments) > 0 THEN {code: 'assessed', args: {on: toString(last(assessments).recordedOn)}}
    WHEN mixed THEN {code: 'taking-part', args: {
      business: businesses[0].name, voluntary: voluntary[0].name, council: f.name}}
    ELSE {code: 'none', args: {council: f.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'counts', args: {
    assessments: size(assessments), businesses: size(businesses), voluntary: size(voluntary)}} AS observed,
  [] AS warnings, assessments + businesses + voluntary AS evidence,
  CASE WHEN met THEN [] ELSE [{code: 'sought', args: {council: f.name}}] END AS sought,
  assessments[0].recordedOn AS since, null AS dueBy,
  CASE WHEN NOT met THEN {code: 'assess', args: {council: f.name},
    mending: 'NOW', on: null, targets: [f.id]} END AS change
