/*
id = "council.follow_up"
version = 1
binding = "RECOMMENDATION"
wording = "følger opp beslutninger"
responsible = "BOTH"
guide = "§4.1.4"
subject = ["Forum"]
topic = "MEETINGS"
police-facts = false
not-applicable = true

[title]
nb = "Politirådet følger opp oppgavene sine"
nn = "Politirådet følgjer opp oppgåvene sine"
en = "The police council follows up its action points"

[explanation]
nb = "Ingen oppgave fra et referat er mer enn tretti dager over fristen uten å være gjort."
nn = "Inga oppgåve frå eit referat er meir enn tretti dagar over fristen utan å vere gjord."
en = "No action point from the minutes is more than thirty days past its deadline without being done."

[applies-to]
nb = "Politiråd som har oppgaver med frist fra holdte møter."
nn = "Politiråd som har oppgåver med frist frå haldne møte."
en = "Police councils that have action points with a deadline from held meetings."

[remedy]
nb = "Den ansvarlige gjør oppgaven, eller rådet gir den en ny frist."
nn = "Den ansvarlege gjer oppgåva, eller rådet gir ho ein ny frist."
en = "Whoever is responsible does the task, or the council gives it a new deadline."

[validity]

[parameters.days]
default = 30
origin = "OURS"
[parameters.days.title]
nb = "Dager over fristen, høyst"
nn = "Dagar over fristen, høgst"
en = "Days past the deadline, at most"

[texts.on-time]
nb = "Ingen av {tasks} oppgaver er mer enn {days} dager over fristen"
nn = "Ingen av {tasks} oppgåver er meir enn {days} dagar over fristen"
en = "None of {tasks} action points is more than {days} days past its deadline"
[texts.overdue]
nb = "«{task}» hadde frist {deadline} og er ikke gjort; oppgaver som er så mye over fristen: {overdue}"
nn = "«{task}» hadde frist {deadline} og er ikkje gjord; oppgåver som er så mykje over fristen: {overdue}"
en = "“{task}” was due on {deadline} and is not done; action points so far past their deadline: {overdue}"
[texts.no-tasks]
nb = "Ingen oppgaver med frist er registrert: ingenting å bedømme"
nn = "Ingen oppgåver med frist er registrerte: ingenting å vurdere"
en = "No action point with a deadline is registered: nothing to judge"
[texts.expected]
nb = "Ingen oppgave mer enn {days} dager over fristen"
nn = "Inga oppgåve meir enn {days} dagar over fristen"
en = "No action point more than {days} days past its deadline"
[texts.counts]
nb = "Oppgaver med frist: {tasks}; mer enn {days} dager over fristen: {overdue}"
nn = "Oppgåver med frist: {tasks}; meir enn {days} dagar over fristen: {overdue}"
en = "Action points with a deadline: {tasks}; more than {days} days past it: {overdue}"
[texts.finish]
nb = "Gjør ferdig eller gi ny frist til {overdue} oppgaver"
nn = "Gjer ferdig eller gi ny frist til {overdue} oppgåver"
en = "Finish {overdue} action points, or give them a new deadline"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
OPTIONAL MATCH (f)-[:HAS_MEETING]->(m:Meeting)-[:HAS_ACTION_POINT]->(t:ActionPoint)
WHERE was_held(m) AND t.deadline IS NOT NULL
WITH subjects, places, attestedFor, t ORDER BY t.deadline, t.id
WITH subjects, places, attestedFor, collect(t) AS tasks
WITH *, [t IN tasks WHERE t.deadline < $asOf - duration({days: $days}) AND coalesce(t.doneOn > $asOf, true)] AS overdue
WITH *, CASE WHEN size(tasks) = 0 THEN 'NOT_APPLICABLE' WHEN size(overdue) > 0 THEN 'GAP' ELSE 'MET' END AS judgement
RETURN subjects, places, attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'on-time', args: {tasks: size(tasks), days: $days}}
    WHEN 'GAP' THEN {code: 'overdue', args: {
      task: overdue[0].task, deadline: toString(overdue[0].deadline), overdue: size(overdue)}}
    ELSE {code: 'no-tasks', args: {}} END AS reason,
  {code: 'expected', args: {days: $days}} AS expected,
  {code: 'counts', args: {tasks: size(tasks), days: $days, overdue: size(overdue)}} AS observed,
  [] AS warnings,
  CASE judgement WHEN 'GAP' THEN overdue ELSE tasks END AS evidence, [] AS sought,
  // The first day on which one of them was so far past its deadline.
  CASE judgement WHEN 'GAP' THEN overdue[0].deadline + duration({days: $days + 1}) END AS since,
  null AS dueBy,
  CASE judgement WHEN 'GAP' THEN {code: 'finish', args: {overdue: size(overdue)},
    mending: 'NOW', on: null, targets: [t IN overdue | t.id]} END AS change
