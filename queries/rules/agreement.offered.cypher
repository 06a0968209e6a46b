/*
id = "agreement.offered"
version = 1
binding = "REQUIREMENT"
wording = "skal tilby"
responsible = "POLICE"
guide = "§3"
subject = ["Municipality"]
topic = "OFFERS"
police-facts = true
not-applicable = false

[title]
nb = "Kommunen har fått tilbud om samarbeidsavtale"
nn = "Kommunen har fått tilbod om samarbeidsavtale"
en = "The municipality has been offered a cooperation agreement"

[explanation]
nb = "Kommunen er part i en samarbeidsavtale som gjelder, eller politiet har tilbudt den en. Har kommunen takket nei, er kravet likevel oppfylt."
nn = "Kommunen er part i ein samarbeidsavtale som gjeld, eller politiet har tilbode han ein. Har kommunen takka nei, er kravet likevel oppfylt."
en = "The municipality is a party of a cooperation agreement in force, or the police have offered it one. If the municipality declined, it is met all the same."

[applies-to]
nb = "Hver kommune som finnes den dagen det spørres om; ingen er unntatt."
nn = "Kvar kommune som finst den dagen det blir spurt om; ingen er unnatekne."
en = "Every municipality that exists on the day asked for; none is exempt."

[remedy]
nb = "Politiet tilbyr kommunen en samarbeidsavtale, og registrerer tilbudet."
nn = "Politiet tilbyr kommunen ein samarbeidsavtale, og registrerer tilbodet."
en = "The police offer the municipality a cooperation agreement, and register the offer."

[validity]

[texts.in-force]
nb = "Kommunen er part i {agreement}"
nn = "Kommunen er part i {agreement}"
en = "The municipality is a party of {agreement}"
[texts.offered]
nb = "{organization} tilbød kommunen en avtale {on}"
nn = "{organization} tilbaud kommunen ein avtale {on}"
en = "{organization} offered the municipality an agreement on {on}"
[texts.declined]
nb = "{organization} tilbød kommunen en avtale {on}, og kommunen takket nei"
nn = "{organization} tilbaud kommunen ein avtale {on}, og kommunen takka nei"
en = "{organization} offered the municipality an agreement on {on}, and it declined"
[texts.none]
nb = "Ingen samarbeidsavtale og ikke noe tilbud om det er registrert for {municipality}"
nn = "Ingen samarbeidsavtale og ikkje noko tilbod om det er registrert for {municipality}"
en = "Neither a cooperation agreement nor an offer of one is registered for {municipality}"
[texts.expected]
nb = "En samarbeidsavtale som gjelder, eller et tilbud fra politiet om en"
nn = "Ein samarbeidsavtale som gjeld, eller eit tilbod frå politiet om ein"
en = "A cooperation agreement in force, or an offer of one by the police"
[texts.observed]
nb = "Avtaler som gjelder: {agreements}; tilbud: {offers}"
nn = "Avtalar som gjeld: {agreements}; tilbod: {offers}"
en = "Agreements in force: {agreements}; offers: {offers}"
[texts.sought]
nb = "Et tilbud om samarbeidsavtale til {municipality}"
nn = "Eit tilbod om samarbeidsavtale til {municipality}"
en = "An offer of a cooperation agreement to {municipality}"
[texts.offer]
nb = "Tilby {municipality} en samarbeidsavtale"
nn = "Tilby {municipality} ein samarbeidsavtale"
en = "Offer {municipality} a cooperation agreement"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
CALL (m) {
  CALL (m) {
    MATCH (m)<-[:HAS_PARTY]-(a:Agreement)
    WHERE 'COOPERATION' IN a.agreementKinds AND a.signedOn <= $asOf
    RETURN {node: a, begin: a.signedOn, end: a.validTo} AS known
    UNION ALL
    // What was once offered stays offered.
    MATCH (m)<-[:OFFERED_TO]-(o:Offer {offerKind: 'AGREEMENT'})-[:OFFERED_BY]->(by:Organization)
    WHERE o.offeredOn <= $asOf
    RETURN {node: o, begin: o.offeredOn, end: null, by: by.name} AS known
  }
  WITH known ORDER BY known.begin DESC, known.node.id
  RETURN collect(known) AS known
}
WITH subjects, places, m, unbroken(known) AS since,
  [x IN known WHERE x.by IS NULL AND (x.end IS NULL OR $asOf < x.end) | x.node] AS agreements,
  [x IN known WHERE x.by IS NOT NULL] AS offers
WITH subjects, places, m, since, agreements, offers, head(offers) AS last
RETURN subjects, places, places AS attestedFor,
  CASE WHEN size(agreements) + size(offers) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(agreements) > 0 THEN {code: 'in-force', args: {agreement: agreements[0].name}}
    WHEN last.node.answer = 'NO' AND coalesce(last.node.answeredOn, $asOf) <= $asOf THEN {code: 'declined', args: {
      organization: last.by, on: toString(last.node.offeredOn)}}
    WHEN last IS NOT NULL THEN {code: 'offered', args: {
      organization: last.by, on: toString(last.node.offeredOn)}}
    ELSE {code: 'none', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {agreements: size(agreements), offers: size(offers)}} AS observed,
  [] AS warnings,
  agreements + [x IN offers | x.node] AS evidence,
  CASE WHEN size(agreements) + size(offers) = 0 THEN [{code: 'sought', args: {municipality: m.name}}] ELSE [] END
    AS sought,
  since AS since, null AS dueBy,
  CASE WHEN size(agreements) + size(offers) = 0 THEN {code: 'offer', args: {municipality: m.name},
    mending: 'NOW', on: null, targets: [m.id]} END AS change
