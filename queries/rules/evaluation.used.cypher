/*
id = "evaluation.used"
version = 1
binding = "RECOMMENDATION"
wording = "skal danne grunnlag"
responsible = "BOTH"
guide = "§7"
subject = ["Forum|PreventionModel"]
topic = "EVALUATIONS"
police-facts = false
not-applicable = true

[title]
nb = "Siste evaluering er tatt i bruk"
nn = "Siste evaluering er teken i bruk"
en = "The last evaluation has been used"

[explanation]
nb = "En plan, en avtalerevisjon eller en oppgave fra et referat som kom etter den siste evalueringen av politirådet eller forebyggingsmodellen, viser til den."
nn = "Ein plan, ein avtalerevisjon eller ei oppgåve frå eit referat som kom etter den siste evalueringa av politirådet eller førebyggingsmodellen, viser til henne."
en = "A plan, a revision of an agreement or an action point that came after the latest evaluation of the council or prevention model refers to it."

[applies-to]
nb = "Politiråd og forebyggingsmodeller som sist ble evaluert for mer enn seks måneder siden (vår grense); før det er det ikke noe å vurdere."
nn = "Politiråd og førebyggingsmodellar som sist vart evaluerte for meir enn seks månader sidan (vår grense); før det er det ikkje noko å vurdere."
en = "Councils and prevention models that were last evaluated more than six months ago (our limit); before that there is nothing to judge."

[remedy]
nb = "Partene tar det de lærte inn i neste plan, revisjon eller oppgave, og viser til evalueringen."
nn = "Partane tek det dei lærte inn i neste plan, revisjon eller oppgåve, og viser til evalueringa."
en = "The parties take what they learned into the next plan, revision or action point, and refer to the evaluation."

[validity]

[parameters.months]
default = 6
origin = "OURS"
title.nb = "Måneder før den må være tatt i bruk"
title.nn = "Månader før ho må vere teken i bruk"
title.en = "Months until it must have been used"

[texts.used]
nb = "Evalueringen {on} er tatt i bruk"
nn = "Evalueringa {on} er teken i bruk"
en = "The evaluation of {on} has been used"
[texts.unused]
nb = "Ingen plan, revisjon eller oppgave som viser til evalueringen {on} er registrert"
nn = "Ingen plan, revisjon eller oppgåve som viser til evalueringa {on} er registrert"
en = "No plan, revision or action point that refers to the evaluation of {on} is registered"
[texts.fresh]
nb = "Evalueringen {on} er ikke {months} måneder gammel ennå"
nn = "Evalueringa {on} er ikkje {months} månader gammal enno"
en = "The evaluation of {on} is not {months} months old yet"
[texts.none]
nb = "Ingen evaluering er registrert: ikke noe å vurdere"
nn = "Inga evaluering er registrert: ikkje noko å vurdere"
en = "No evaluation is registered: nothing to judge"
[texts.expected]
nb = "En senere plan, revisjon eller oppgave som viser til siste evaluering av {subject}"
nn = "Ein seinare plan, revisjon eller oppgåve som viser til siste evaluering av {subject}"
en = "A later plan, revision or action point that refers to the latest evaluation of {subject}"
[texts.observed]
nb = "Planer, revisjoner og oppgaver som viser til den: {count}"
nn = "Planar, revisjonar og oppgåver som viser til henne: {count}"
en = "Plans, revisions and action points that refer to it: {count}"
[texts.refer]
nb = "Vis til evalueringen av {subject} i neste plan, revisjon eller oppgave"
nn = "Vis til evalueringa av {subject} i neste plan, revisjon eller oppgåve"
en = "Refer to the evaluation of {subject} in the next plan, revision or action point"
*/
CALL () {
  MATCH (place)<-[lies:FOR_TERRITORY]-(s:Forum)
  WHERE council(s) AND holds(s) AND holds(lies) AND holds(place)
  RETURN s, place
  UNION
  MATCH (place:Municipality)<-[:CHOSEN_BY]-(s:PreventionModel)
  WHERE s.modelKind <> 'NONE_CHOSEN' AND holds(s) AND holds(place)
  RETURN s, place
}
OPTIONAL MATCH (place)-[belongs:PART_OF]->(whole:Municipality)
WHERE holds(belongs) AND holds(whole)
WITH s, place, whole ORDER BY place.id
WITH [s] AS subjects, collect(DISTINCT place) AS places, s, collect(DISTINCT whole) AS around
OPTIONAL MATCH (s)<-[:EVALUATES]-(e:Evaluation)
WHERE e.evaluatedOn <= $asOf
WITH subjects, places, around, s, e ORDER BY e.evaluatedOn DESC, e.id
WITH subjects, places, around, s, head(collect(e)) AS last
OPTIONAL MATCH (last)<-[:REFERS_TO]-(use)
OPTIONAL MATCH (use)<-[:HAS_ACTION_POINT]-(meeting:Meeting)
WHERE NOT meeting.cancelled
// A plan counts from its adoption, or else from the day on which it begins.
WITH subjects, places, around, s, last, use,
  CASE WHEN use:ActionPoint THEN meeting.heldOn WHEN use:Plan THEN coalesce(use.adoptedOn, use.validFrom)
    ELSE use.revisedOn END AS day
WITH subjects, places, around, s, last, CASE WHEN last.evaluatedOn < day AND day <= $asOf THEN use END AS use, day
  ORDER BY day, use.id
WITH subjects, places, around, s, last, collect(CASE WHEN use IS NOT NULL THEN {node: use, day: day} END) AS found,
  coalesce(last.evaluatedOn > $asOf - duration({months: $months}), false) AS fresh,
  last.evaluatedOn + duration({months: $months}) AS ripe
RETURN subjects, places, places + around AS attestedFor,
  CASE WHEN last IS NULL OR fresh THEN 'NOT_APPLICABLE' WHEN size(found) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN last IS NULL THEN {code: 'none', args: {}}
    WHEN fresh THEN {code: 'fresh', args: {on: toString(last.evaluatedOn), months: $months}}
    WHEN size(found) > 0 THEN {code: 'used', args: {on: toString(last.evaluatedOn)}}
    ELSE {code: 'unused', args: {on: toString(last.evaluatedOn)}} END AS reason,
  {code: 'expected', args: {subject: s.name}} AS expected,
  {code: 'observed', args: {count: size(found)}} AS observed,
  [] AS warnings,
  CASE WHEN last IS NULL THEN [] ELSE [last] + [x IN found | x.node] END AS evidence,
  CASE WHEN NOT fresh AND last IS NOT NULL AND size(found) = 0 THEN [{code: 'expected', args: {subject: s.name}}]
    ELSE [] END AS sought,
  CASE WHEN fresh THEN null WHEN found[0].day > ripe THEN found[0].day ELSE ripe END AS since,
  CASE WHEN fresh THEN ripe END AS dueBy,
  CASE WHEN NOT fresh AND last IS NOT NULL AND size(found) = 0 THEN {code: 'refer', args: {subject: s.name},
    mending: 'NEXT_OCCASION', on: null, targets: [s.id, last.id]} END AS change
