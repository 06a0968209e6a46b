/*
id = "council.invited"
version = 1
binding = "REQUIREMENT"
wording = "føring om å invitere"
responsible = "POLICE"
guide = "§4"
subject = ["Municipality"]
topic = "OFFERS"
police-facts = true
not-applicable = false

[title]
nb = "Kommunen er invitert til politiråd"
nn = "Kommunen er invitert til politiråd"
en = "The municipality has been invited to a police council"

[explanation]
nb = "Kommunen, eller en av bydelene, hører til et politiråd, eller politiet har tilbudt den et. Et tilbud som er eldre enn fire år, teller fortsatt, med en merknad."
nn = "Kommunen, eller ein av bydelane, høyrer til eit politiråd, eller politiet har tilbode han eit. Eit tilbod som er eldre enn fire år, tel framleis, med ein merknad."
en = "The municipality, or one of its city districts, belongs to a police council, or the police have offered it one. An offer older than four years still counts, with a warning."

[applies-to]
nb = "Hver kommune som finnes den dagen det spørres om; ingen er unntatt."
nn = "Kvar kommune som finst den dagen det blir spurt om; ingen er unnatekne."
en = "Every municipality that exists on the day asked for; none is exempt."

[remedy]
nb = "Politiet inviterer kommunen til et politirådssamarbeid."
nn = "Politiet inviterer kommunen til eit politirådssamarbeid."
en = "The police invite the municipality to cooperate in a police council."

[validity]

[texts.in-council]
nb = "{municipality} hører til {council}"
nn = "{municipality} høyrer til {council}"
en = "{municipality} belongs to {council}"
[texts.offered]
nb = "Politiråd tilbudt {on}"
nn = "Politiråd tilbode {on}"
en = "A police council was offered on {on}"
[texts.none]
nb = "{municipality} hører ikke til noe politiråd, og ingen invitasjon er registrert"
nn = "{municipality} høyrer ikkje til noko politiråd, og ingen invitasjon er registrert"
en = "{municipality} belongs to no police council, and no invitation is registered"
[texts.expected]
nb = "Et politiråd, eller et tilbud om det"
nn = "Eit politiråd, eller eit tilbod om det"
en = "A police council, or an offer of one"
[texts.found]
nb = "Politiråd: {councils}; tilbud om politiråd: {offers}"
nn = "Politiråd: {councils}; tilbod om politiråd: {offers}"
en = "Police councils: {councils}; offers of a police council: {offers}"
[texts.old-offer]
nb = "Det siste tilbudet er eldre enn fire år ({on})"
nn = "Det siste tilbodet er eldre enn fire år ({on})"
en = "The latest offer is more than four years old ({on})"
[texts.sought]
nb = "Et tilbud om politiråd til {municipality}"
nn = "Eit tilbod om politiråd til {municipality}"
en = "An offer of a police council to {municipality}"
[texts.invite]
nb = "Inviter {municipality} til politiråd"
nn = "Inviter {municipality} til politiråd"
en = "Invite {municipality} to a police council"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
CALL (m) {
  OPTIONAL MATCH (m)<-[part:PART_OF]-(d:CityDistrict)
  WHERE holds(part) AND holds(d)
  WITH m, collect(d) AS districts
  UNWIND [m] + districts AS place
  MATCH (place)<-[lies:FOR_TERRITORY]-(f:Forum)
  WHERE council(f) AND holds(f) AND holds(lies)
  WITH f, [begun(f), begun(lies)] AS days
  WITH f, min(latest(days)) AS since ORDER BY since IS NULL, since, f.id
  RETURN collect(f) AS councils, min(since) AS seated
}
CALL (m) {
  MATCH (m)<-[:OFFERED_TO]-(o:Offer {offerKind: 'COUNCIL'})
  WHERE o.offeredOn <= $asOf
  WITH o ORDER BY o.offeredOn DESC, o.id
  RETURN collect(o) AS offers
}
WITH subjects, places, m, councils, offers, seated, size(councils) > 0 AS within, head(offers) AS latest
RETURN subjects, places, places AS attestedFor,
  CASE WHEN within OR latest IS NOT NULL THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN within THEN {code: 'in-council', args: {municipality: m.name, council: councils[0].name}}
    WHEN latest IS NOT NULL THEN {code: 'offered', args: {on: toString(latest.offeredOn)}}
    ELSE {code: 'none', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'found', args: {councils: size(councils), offers: size(offers)}} AS observed,
  CASE WHEN NOT within AND latest.offeredOn < $agreementSince
    THEN [{code: 'old-offer', args: {on: toString(latest.offeredOn)}}] ELSE [] END AS warnings,
  councils + offers AS evidence,
  CASE WHEN within OR latest IS NOT NULL THEN [] ELSE [{code: 'sought', args: {municipality: m.name}}] END AS sought,
  CASE WHEN latest IS NULL THEN seated ELSE reduce(first = seated, x IN offers |
    CASE WHEN first IS NULL OR x.offeredOn < first THEN x.offeredOn ELSE first END) END AS since,
  null AS dueBy,
  CASE WHEN NOT within AND latest IS NULL THEN {code: 'invite', args: {municipality: m.name},
    mending: 'NOW', on: null, targets: [m.id]} END AS change
