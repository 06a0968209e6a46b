/*
id = "evaluation.joint"
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
nb = "Samarbeidet er evaluert av politi og kommune sammen"
nn = "Samarbeidet er evaluert av politi og kommune saman"
en = "The cooperation has been evaluated by police and municipality together"

[explanation]
nb = "Politirådet eller forebyggingsmodellen har en evaluering med både politi og kommune som parter. Hvor ofte, sier ikke veilederen; to år er vår grense."
nn = "Politirådet eller førebyggingsmodellen har ei evaluering med både politi og kommune som partar. Kor ofte, seier ikkje rettleiaren; to år er grensa vår."
en = "The council or prevention model has an evaluation with both police and municipality as parties. How often, the guide does not say; two years are our limit."

[applies-to]
nb = "Politiråd og forebyggingsmodeller (SLT eller annen) fra de er to år gamle."
nn = "Politiråd og førebyggingsmodellar (SLT eller annan) frå dei er to år gamle."
en = "Councils and prevention models (SLT or another) once they are two years old."

[remedy]
nb = "Politi og kommune evaluerer samarbeidet sammen, og registrerer det."
nn = "Politi og kommune evaluerer samarbeidet saman, og registrerer det."
en = "Police and municipality evaluate the cooperation together, and register it."

[validity]

[parameters.months]
default = 24
origin = "OURS"
title.nb = "Måneder mellom evalueringer"
title.nn = "Månader mellom evalueringar"
title.en = "Months between evaluations"

[texts.joint]
nb = "Evaluert av politi og kommune {on}"
nn = "Evaluert av politi og kommune {on}"
en = "Evaluated by police and municipality on {on}"
[texts.one-sided]
nb = "Evaluert {on}, men ikke registrert med både politi og kommune som parter"
nn = "Evaluert {on}, men ikkje registrert med både politi og kommune som partar"
en = "Evaluated on {on}, but not registered with both police and municipality as parties"
[texts.old]
nb = "Sist evaluert {on}"
nn = "Sist evaluert {on}"
en = "Last evaluated on {on}"
[texts.none]
nb = "Ingen evaluering er registrert"
nn = "Inga evaluering er registrert"
en = "No evaluation is registered"
[texts.young]
nb = "Er ikke {months} måneder gammelt ennå"
nn = "Er ikkje {months} månader gammalt enno"
en = "It is not {months} months old yet"
[texts.expected]
nb = "En evaluering av {subject} de siste {months} månedene med politi og kommune som parter"
nn = "Ei evaluering av {subject} dei siste {months} månadene med politi og kommune som partar"
en = "An evaluation of {subject} in the last {months} months with police and municipality as parties"
[texts.observed]
nb = "Evalueringer de siste {months} månedene: {lately}; av begge parter: {joint}"
nn = "Evalueringar dei siste {months} månadene: {lately}; av begge partar: {joint}"
en = "Evaluations in the last {months} months: {lately}; by both sides: {joint}"
[texts.evaluate]
nb = "Evaluer {subject} sammen, politi og kommune"
nn = "Evaluer {subject} saman, politi og kommune"
en = "Evaluate {subject} together, police and municipality"
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
WITH subjects, places, around, s, s.validFrom + duration({months: $months}) AS ripe
OPTIONAL MATCH (s)<-[:EVALUATES]-(e:Evaluation)
WHERE e.evaluatedOn <= $asOf
OPTIONAL MATCH (e)-[:EVALUATED_BY]->(by:Organization)
WITH subjects, places, around, s, ripe, e, e.evaluatedOn + duration({months: $months}) AS end,
  count(CASE WHEN of_police(by) THEN 1 END) > 0 AND count(CASE WHEN of_municipality(by) THEN 1 END) > 0 AS joint
  ORDER BY e.evaluatedOn DESC, e.id
WITH subjects, places, around, s, ripe, collect(CASE WHEN e IS NOT NULL THEN {node: e, begin: e.evaluatedOn, end: end,
    joint: joint} END) AS known
WITH subjects, places, around, s, ripe, coalesce(s.validFrom > $asOf - duration({months: $months}), false) AS young,
  [x IN known WHERE $asOf - duration({months: $months}) < x.begin] AS lately, head(known) AS last,
  [x IN known WHERE x.joint] AS shared
WITH subjects, places, around, s, ripe, young, lately, last, shared, [x IN lately WHERE x.joint] AS found,
  unbroken(shared) AS run, shared[0].end AS over
RETURN subjects, places, places + around AS attestedFor,
  CASE WHEN young THEN 'NOT_APPLICABLE' WHEN size(found) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN young THEN {code: 'young', args: {months: $months}}
    WHEN size(found) > 0 THEN {code: 'joint', args: {on: toString(found[0].begin)}}
    WHEN size(lately) > 0 THEN {code: 'one-sided', args: {on: toString(lately[0].begin)}}
    WHEN last IS NOT NULL THEN {code: 'old', args: {on: toString(last.begin)}}
    ELSE {code: 'none', args: {}} END AS reason,
  {code: 'expected', args: {subject: s.name, months: $months}} AS expected,
  {code: 'observed', args: {months: $months, lately: size(lately), joint: size(found)}} AS observed,
  [] AS warnings,
  CASE WHEN young THEN [s] WHEN size(found) > 0 THEN [x IN found | x.node] ELSE [s] + [x IN lately | x.node] END
    AS evidence,
  CASE WHEN young OR size(found) > 0 THEN [] ELSE [{code: 'expected', args: {
    subject: s.name, months: $months}}] END AS sought,
  CASE
    WHEN young THEN null
    WHEN size(found) > 0 THEN CASE WHEN run < ripe THEN ripe ELSE run END
    WHEN over IS NULL OR over < ripe THEN ripe
    ELSE over END AS since,
  CASE WHEN young THEN ripe WHEN size(found) > 0 THEN over END AS dueBy,
  CASE WHEN NOT young AND size(found) = 0 THEN {code: 'evaluate', args: {subject: s.name},
    mending: 'NOW', on: null, targets: [s.id]} END AS change
