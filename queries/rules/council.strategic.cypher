/*
id = "council.strategic"
version = 1
binding = "RECOMMENDATION"
wording = "bør fortrinnsvis"
responsible = "BOTH"
guide = "§4, n. 8"
subject = ["Forum"]
topic = "FORUMS"
police-facts = false
not-applicable = false

[title]
nb = "Politirådet arbeider på strategisk nivå"
nn = "Politirådet arbeider på strategisk nivå"
en = "The police council works at the strategic level"

[explanation]
nb = "Rådet er et møtested for ledere, og nivået er registrert som strategisk. Er et annet nivå registrert, er det et avvik."
nn = "Rådet er ein møtestad for leiarar, og nivået er registrert som strategisk. Er eit anna nivå registrert, er det eit avvik."
en = "The council is where leaders meet, and its level is registered as strategic. If another level is registered, it is a gap."

[applies-to]
nb = "Hvert politiråd som er i gang og er for et sted; ingen er unntatt."
nn = "Kvart politiråd som er i gang og er for ein stad; ingen er unnatekne."
en = "Every police council in force that is for a place; none is exempt."

[remedy]
nb = "Partene løfter rådet til strategisk nivå, eller fører inn hvilket nivå det arbeider på."
nn = "Partane løfter rådet til strategisk nivå, eller fører inn kva nivå det arbeider på."
en = "The parties raise the council to the strategic level, or register the level it works at."

[validity]

[texts.strategic]
nb = "{council} arbeider på strategisk nivå"
nn = "{council} arbeider på strategisk nivå"
en = "{council} works at the strategic level"
[texts.coordinating]
nb = "{council} er registrert på koordinerende nivå"
nn = "{council} er registrert på koordinerande nivå"
en = "{council} is registered at the coordinating level"
[texts.operative]
nb = "{council} er registrert på utførende nivå"
nn = "{council} er registrert på utførande nivå"
en = "{council} is registered at the operative level"
[texts.unstated]
nb = "Nivået til {council} er ikke registrert"
nn = "Nivået til {council} er ikkje registrert"
en = "The level of {council} is not registered"
[texts.expected]
nb = "Strategisk nivå"
nn = "Strategisk nivå"
en = "The strategic level"
[texts.sought]
nb = "Nivået til {council}"
nn = "Nivået til {council}"
en = "The level of {council}"
[texts.raise]
nb = "Løft {council} til strategisk nivå"
nn = "Løft {council} til strategisk nivå"
en = "Raise {council} to the strategic level"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
WITH subjects, places, f, attestedFor, CASE f.level
    WHEN 'STRATEGIC' THEN {code: 'strategic', args: {council: f.name}}
    WHEN 'COORDINATING' THEN {code: 'coordinating', args: {council: f.name}}
    WHEN 'OPERATIVE' THEN {code: 'operative', args: {council: f.name}}
    ELSE {code: 'unstated', args: {council: f.name}} END AS level
RETURN subjects, places, attestedFor,
  CASE WHEN f.level = 'STRATEGIC' THEN 'MET' WHEN f.level IS NOT NULL THEN 'GAP' ELSE 'ABSENT' END AS judgement,
  level AS reason,
  {code: 'expected', args: {}} AS expected,
  level AS observed,
  [] AS warnings,
  CASE WHEN f.level IS NULL THEN [] ELSE [f] END AS evidence,
  CASE WHEN f.level IS NULL THEN [{code: 'sought', args: {council: f.name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE WHEN coalesce(f.level <> 'STRATEGIC', true) THEN {code: 'raise', args: {council: f.name},
    mending: 'NOW', on: null, targets: [f.id]} END AS change
