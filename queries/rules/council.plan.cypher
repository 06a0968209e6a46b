/*
id = "council.plan"
version = 1
binding = "RECOMMENDATION"
wording = "er et viktig fundament"
responsible = "BOTH"
guide = "§4"
subject = ["Forum"]
topic = "PLANS"
police-facts = false
not-applicable = false

[title]
nb = "Politirådet har en overordnet plan"
nn = "Politirådet har ein overordna plan"
en = "The police council has an overarching plan"

[explanation]
nb = "En overordnet plan for rådet gjelder den dagen det spørres om. En handlingsplan for én utfordring er ikke nok."
nn = "Ein overordna plan for rådet gjeld den dagen det blir spurt om. Ein handlingsplan for éi utfordring er ikkje nok."
en = "An overarching plan of the council is in force on the day asked for. An action plan for one challenge is not enough."

[applies-to]
nb = "Hvert politiråd som er i gang og er for et sted; ingen er unntatt."
nn = "Kvart politiråd som er i gang og er for ein stad; ingen er unnatekne."
en = "Every police council in force that is for a place; none is exempt."

[remedy]
nb = "Rådet vedtar en overordnet plan, eller fornyer den som er løpt ut."
nn = "Rådet vedtek ein overordna plan, eller fornyar den som er gått ut."
en = "The council adopts an overarching plan, or renews the one that has run out."

[validity]

[texts.in-force]
nb = "{plan} gjelder"
nn = "{plan} gjeld"
en = "{plan} is in force"
[texts.ran-out]
nb = "{plan} løp ut {on}, og ingen ny overordnet plan er registrert"
nn = "{plan} gjekk ut {on}, og ingen ny overordna plan er registrert"
en = "{plan} ran out on {on}, and no new overarching plan is registered"
[texts.none]
nb = "Ingen overordnet plan for {council} er registrert"
nn = "Ingen overordna plan for {council} er registrert"
en = "No overarching plan of {council} is registered"
[texts.expected]
nb = "En overordnet plan som gjelder"
nn = "Ein overordna plan som gjeld"
en = "An overarching plan in force"
[texts.counts]
nb = "Overordnede planer som gjelder: {standing}; andre: {others}"
nn = "Overordna planar som gjeld: {standing}; andre: {others}"
en = "Overarching plans in force: {standing}; others: {others}"
[texts.sought]
nb = "En overordnet plan for {council} som gjelder"
nn = "Ein overordna plan for {council} som gjeld"
en = "An overarching plan of {council} in force"
[texts.adopt]
nb = "Vedta en overordnet plan for {council}"
nn = "Vedta ein overordna plan for {council}"
en = "Adopt an overarching plan of {council}"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
OPTIONAL MATCH (f)-[:HAS_PLAN]->(p:Plan {planKind: 'OVERARCHING'})
WITH subjects, places, attestedFor, f, p ORDER BY p.validFrom, p.id
WITH subjects, places, attestedFor, f, collect(p) AS plans
WITH *, [p IN plans WHERE holds(p)] AS standing, reduce(last = null, p IN plans | CASE
    WHEN p.validTo <= $asOf AND coalesce(last.validTo < p.validTo, true) THEN p ELSE last END) AS former
WITH *, head(standing) AS plan, size(standing) > 0 AS met
RETURN subjects, places, attestedFor, CASE WHEN met THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN met THEN {code: 'in-force', args: {plan: plan.name}}
    WHEN former IS NOT NULL THEN {code: 'ran-out', args: {plan: former.name, on: toString(former.validTo)}}
    ELSE {code: 'none', args: {council: f.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'counts', args: {standing: size(standing), others: size(plans) - size(standing)}} AS observed,
  [] AS warnings,
  CASE WHEN met THEN standing WHEN former IS NULL THEN [] ELSE [former] END AS evidence,
  CASE WHEN met THEN [] ELSE [{code: 'sought', args: {council: f.name}}] END AS sought,
  CASE WHEN met THEN begun(plan) WHEN none(p IN plans WHERE p.endKnown IS NOT NULL)
    THEN coalesce(former.validTo, begun(f)) END AS since, null AS dueBy,
  CASE WHEN NOT met THEN {code: 'adopt', args: {council: f.name},
    mending: 'NOW', on: null, targets: [f.id]} END AS change
