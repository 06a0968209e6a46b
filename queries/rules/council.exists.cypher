/*
id = "council.exists"
version = 1
binding = "OPTION"
wording = "fritt opp til"
responsible = "BOTH"
guide = "§2.3, §4"
subject = ["Municipality"]
topic = "FORUMS"
police-facts = false
not-applicable = true

[title]
nb = "Kommunen hører til et politiråd"
nn = "Kommunen høyrer til eit politiråd"
en = "The municipality belongs to a police council"

[explanation]
nb = "Et politiråd er for kommunen, eller for en av bydelene. Det er fritt for kommunen: har den svart nei på det siste tilbudet, gjelder regelen ikke."
nn = "Eit politiråd er for kommunen, eller for ein av bydelane. Det er fritt for kommunen: har han svara nei på det siste tilbodet, gjeld regelen ikkje."
en = "A police council is for the municipality, or for one of its city districts. The municipality is free to choose: if it has said no to the latest offer, the rule does not apply."

[applies-to]
nb = "Kommuner som ikke har svart nei på det siste tilbudet om politiråd, eller som likevel hører til et."
nn = "Kommunar som ikkje har svara nei på det siste tilbodet om politiråd, eller som likevel høyrer til eit."
en = "Municipalities that have not said no to the latest offer of a police council, or belong to one all the same."

[remedy]
nb = "Kommune og politi oppretter et politiråd, alene eller sammen med nabokommuner."
nn = "Kommune og politi opprettar eit politiråd, åleine eller saman med nabokommunar."
en = "Municipality and police set up a police council, alone or together with neighbours."

[validity]

[texts.in-council]
nb = "{municipality} hører til {council}"
nn = "{municipality} høyrer til {council}"
en = "{municipality} belongs to {council}"
[texts.declined]
nb = "{municipality} svarte nei på tilbudet om politiråd fra {on}: det er fritt for kommunen"
nn = "{municipality} svara nei på tilbodet om politiråd frå {on}: det er fritt for kommunen"
en = "{municipality} said no to the offer of a police council of {on}: it is free to choose"
[texts.none]
nb = "Ingen politiråd er registrert for {municipality}"
nn = "Ingen politiråd er registrerte for {municipality}"
en = "No police council is registered for {municipality}"
[texts.expected]
nb = "Et politiråd for kommunen eller en av bydelene"
nn = "Eit politiråd for kommunen eller ein av bydelane"
en = "A police council for the municipality or one of its city districts"
[texts.found]
nb = "Politiråd: {councils}"
nn = "Politiråd: {councils}"
en = "Police councils: {councils}"
[texts.sought]
nb = "Et politiråd for {municipality}"
nn = "Eit politiråd for {municipality}"
en = "A police council for {municipality}"
[texts.establish]
nb = "Opprett et politiråd for {municipality}"
nn = "Opprett eit politiråd for {municipality}"
en = "Set up a police council for {municipality}"
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
  WITH head(collect(o)) AS latest
  // An answer that came later is none yet.
  RETURN CASE WHEN latest.answer = 'NO' AND coalesce(latest.answeredOn <= $asOf, true) THEN latest END AS declined
}
WITH subjects, places, m, councils, seated, declined,
  CASE WHEN size(councils) > 0 THEN 'MET' WHEN declined IS NOT NULL THEN 'NOT_APPLICABLE' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, places AS attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'in-council', args: {municipality: m.name, council: councils[0].name}}
    WHEN 'NOT_APPLICABLE' THEN {code: 'declined', args: {municipality: m.name, on: toString(declined.offeredOn)}}
    ELSE {code: 'none', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'found', args: {councils: size(councils)}} AS observed,
  [] AS warnings,
  CASE judgement WHEN 'NOT_APPLICABLE' THEN [declined] ELSE councils END AS evidence,
  CASE judgement WHEN 'ABSENT' THEN [{code: 'sought', args: {municipality: m.name}}] ELSE [] END AS sought,
  CASE judgement WHEN 'MET' THEN seated WHEN 'NOT_APPLICABLE' THEN declined.answeredOn END AS since,
  null AS dueBy,
  CASE judgement WHEN 'ABSENT' THEN {code: 'establish', args: {municipality: m.name},
    mending: 'NOW', on: null, targets: [m.id]} END AS change
