/*
id = "evaluation.next"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "BOTH"
guide = "§7"
subject = ["Forum|PreventionModel"]
topic = "EVALUATIONS"
police-facts = false
not-applicable = true

[title]
nb = "Siste evaluering sier når den neste skal være"
nn = "Siste evaluering seier når den neste skal vere"
en = "The last evaluation says when the next one will be"

[explanation]
nb = "Den siste evalueringen av politirådet eller forebyggingsmodellen nevner en dato for den neste, og den dagen er ikke passert."
nn = "Den siste evalueringa av politirådet eller førebyggingsmodellen nemner ein dato for den neste, og den dagen er ikkje passert."
en = "The latest evaluation of the council or prevention model names a date for the next one, and that day is not passed."

[applies-to]
nb = "Politiråd og forebyggingsmodeller som er evaluert; uten evaluering er det ikke noe å vurdere."
nn = "Politiråd og førebyggingsmodellar som er evaluerte; utan evaluering er det ikkje noko å vurdere."
en = "Councils and prevention models that have been evaluated; without an evaluation there is nothing to judge."

[remedy]
nb = "Partene setter en dato for neste evaluering, eller gjør den som skulle vært gjort."
nn = "Partane set ein dato for neste evaluering, eller gjer den som skulle vore gjord."
en = "The parties set a date for the next evaluation, or make the one that was due."

[validity]

[texts.coming]
nb = "Neste evaluering er satt til {on}"
nn = "Neste evaluering er sett til {on}"
en = "The next evaluation is set for {on}"
[texts.passed]
nb = "Neste evaluering skulle vært {on}"
nn = "Neste evaluering skulle vore {on}"
en = "The next evaluation was due on {on}"
[texts.undated]
nb = "Evalueringen {on} nevner ingen dato for den neste"
nn = "Evalueringa {on} nemner ingen dato for den neste"
en = "The evaluation of {on} names no date for the next one"
[texts.none]
nb = "Ingen evaluering er registrert: ikke noe å vurdere"
nn = "Inga evaluering er registrert: ikkje noko å vurdere"
en = "No evaluation is registered: nothing to judge"
[texts.expected]
nb = "Siste evaluering av {subject} nevner en dato for den neste, som ikke er passert"
nn = "Siste evaluering av {subject} nemner ein dato for den neste, som ikkje er passert"
en = "The latest evaluation of {subject} names a date for the next one that is not passed"
[texts.observed]
nb = "Evalueringer: {count}"
nn = "Evalueringar: {count}"
en = "Evaluations: {count}"
[texts.set]
nb = "Sett en dato for neste evaluering av {subject}"
nn = "Set ein dato for neste evaluering av {subject}"
en = "Set a date for the next evaluation of {subject}"
[texts.evaluate]
nb = "Evaluer {subject} nå, og sett en dato for den neste"
nn = "Evaluer {subject} no, og set ein dato for den neste"
en = "Evaluate {subject} now, and set a date for the next one"
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
WITH subjects, places, around, s, count(e) AS count, head(collect(e)) AS last
WITH subjects, places, around, s, count, last, last.nextOn AS next, coalesce(last.nextOn < $asOf, false) AS passed
RETURN subjects, places, places + around AS attestedFor,
  CASE
    WHEN last IS NULL THEN 'NOT_APPLICABLE'
    WHEN next IS NULL THEN 'ABSENT'
    WHEN passed THEN 'GAP'
    ELSE 'MET' END AS judgement,
  CASE
    WHEN last IS NULL THEN {code: 'none', args: {}}
    WHEN next IS NULL THEN {code: 'undated', args: {on: toString(last.evaluatedOn)}}
    WHEN passed THEN {code: 'passed', args: {on: toString(next)}}
    ELSE {code: 'coming', args: {on: toString(next)}} END AS reason,
  {code: 'expected', args: {subject: s.name}} AS expected,
  {code: 'observed', args: {count: count}} AS observed,
  [] AS warnings,
  CASE WHEN last IS NULL THEN [] ELSE [last] END AS evidence,
  CASE WHEN last IS NOT NULL AND (next IS NULL OR passed) THEN [{code: 'expected', args: {subject: s.name}}] ELSE [] END
    AS sought,
  CASE WHEN passed THEN next + duration({days: 1}) ELSE last.evaluatedOn END AS since, next AS dueBy,
  CASE
    WHEN passed THEN {code: 'evaluate', args: {subject: s.name}, mending: 'NOW', on: null, targets: [s.id]}
    WHEN last IS NOT NULL AND next IS NULL THEN {code: 'set', args: {subject: s.name},
      mending: 'NOW', on: null, targets: [last.id]} END AS change
