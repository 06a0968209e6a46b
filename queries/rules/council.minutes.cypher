/*
id = "council.minutes"
version = 1
binding = "RECOMMENDATION"
wording = "bør skrives"
responsible = "BOTH"
guide = "§4.1.2"
subject = ["Forum"]
topic = "MEETINGS"
police-facts = false
not-applicable = true

[title]
nb = "Møtene i politirådet har referat med ansvar og frist"
nn = "Møta i politirådet har referat med ansvar og frist"
en = "Meetings of the police council have minutes with responsibilities and deadlines"

[explanation]
nb = "Hvert møte som ble holdt for mer enn tretti dager siden, har referat, og hver oppgave i det har en ansvarlig og en frist. Møter eldre enn tolv måneder bedømmes ikke."
nn = "Kvart møte som vart halde for meir enn tretti dagar sidan, har referat, og kvar oppgåve i det har ein ansvarleg og ein frist. Møte eldre enn tolv månader blir ikkje vurderte."
en = "Each meeting held more than thirty days ago has minutes, and each action point in them somebody responsible and a deadline. Meetings older than twelve months are not judged."

[applies-to]
nb = "Politiråd som holdt møte for mer enn tretti dager og mindre enn tolv måneder siden."
nn = "Politiråd som heldt møte for meir enn tretti dagar og mindre enn tolv månader sidan."
en = "Police councils that held a meeting more than thirty days and less than twelve months ago."

[remedy]
nb = "Skriv referatene som mangler, og sett ansvarlig og frist på oppgavene."
nn = "Skriv referata som manglar, og set ansvarleg og frist på oppgåvene."
en = "Write the minutes that are missing, and give action points somebody responsible and a deadline."

[validity]

[parameters.days]
default = 30
origin = "OURS"
[parameters.days.title]
nb = "Dager et referat kan ta"
nn = "Dagar eit referat kan ta"
en = "Days that minutes may take"
[parameters.months]
default = 12
origin = "OURS"
[parameters.months.title]
nb = "Måneder tilbake som møter bedømmes"
nn = "Månader tilbake som møte blir vurderte"
en = "Months back in which meetings are judged"

[texts.complete]
nb = "Møter med referat: {meetings}; oppgaver, alle med ansvarlig og frist: {tasks}"
nn = "Møte med referat: {meetings}; oppgåver, alle med ansvarleg og frist: {tasks}"
en = "Meetings with minutes: {meetings}; action points, all with somebody responsible and a deadline: {tasks}"
[texts.incomplete]
nb = "Møter uten referat: {missing} av {meetings}; oppgaver uten ansvarlig eller frist: {loose} av {tasks}"
nn = "Møte utan referat: {missing} av {meetings}; oppgåver utan ansvarleg eller frist: {loose} av {tasks}"
en = "Meetings without minutes: {missing} of {meetings}; action points without somebody responsible or a deadline: {loose} of {tasks}"
[texts.no-meeting]
nb = "Ingen møter er holdt mellom {after} og {before}: ingenting å bedømme"
nn = "Ingen møte er haldne mellom {after} og {before}: ingenting å vurdere"
en = "No meeting was held between {after} and {before}: nothing to judge"
[texts.expected]
nb = "Referat fra hvert møte, og ansvarlig og frist på hver oppgave"
nn = "Referat frå kvart møte, og ansvarleg og frist på kvar oppgåve"
en = "Minutes of each meeting, and somebody responsible and a deadline for each action point"
[texts.no-tasks]
nb = "Ingen oppgaver er registrert fra møtene"
nn = "Ingen oppgåver er registrerte frå møta"
en = "No action point is registered from the meetings"
[texts.sought-minutes]
nb = "Referatet fra møtet {on}"
nn = "Referatet frå møtet {on}"
en = "The minutes of the meeting on {on}"
[texts.sought-task]
nb = "Ansvarlig og frist for oppgaven «{task}»"
nn = "Ansvarleg og frist for oppgåva «{task}»"
en = "Somebody responsible and a deadline for the action point “{task}”"
[texts.write]
nb = "Skriv referat fra {missing} møter, og sett ansvarlig og frist på {loose} oppgaver"
nn = "Skriv referat frå {missing} møte, og set ansvarleg og frist på {loose} oppgåver"
en = "Write the minutes of {missing} meetings, and give {loose} action points somebody responsible and a deadline"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
WITH *, $asOf - duration({months: $months}) AS after, $asOf - duration({days: $days}) AS before
OPTIONAL MATCH (f)-[:HAS_MEETING]->(m:Meeting)
WHERE after < m.heldOn AND m.heldOn < before AND NOT m.cancelled
WITH subjects, places, attestedFor, f, after, before, m ORDER BY m.heldOn, m.id
WITH subjects, places, attestedFor, f, after, before, collect(m) AS held
CALL (held) {
  UNWIND held AS m
  MATCH (m)-[:HAS_ACTION_POINT]->(t:ActionPoint)
  WITH m, t, CASE WHEN t.deadline IS NULL OR NOT EXISTS { (t)-[:ASSIGNED_TO]->() } THEN t END AS open ORDER BY t.id
  RETURN collect(t) AS tasks, collect(open) AS loose, min(CASE WHEN open IS NOT NULL THEN m.heldOn END) AS looseOf
}
WITH *, [m IN held WHERE coalesce(m.minutesOn > $asOf, true)] AS missing
WITH *, CASE WHEN size(held) = 0 THEN 'NOT_APPLICABLE'
    WHEN size(missing) + size(loose) = 0 THEN 'MET' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'complete', args: {meetings: size(held), tasks: size(tasks)}}
    WHEN 'ABSENT' THEN {code: 'incomplete', args: {
      missing: size(missing), meetings: size(held), loose: size(loose), tasks: size(tasks)}}
    ELSE {code: 'no-meeting', args: {after: toString(after), before: toString(before)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'incomplete', args: {
    missing: size(missing), meetings: size(held), loose: size(loose), tasks: size(tasks)}} AS observed,
  CASE WHEN size(held) > 0 AND size(tasks) = 0 THEN [{code: 'no-tasks', args: {}}] ELSE [] END AS warnings,
  CASE judgement WHEN 'MET' THEN held + tasks ELSE missing + loose END AS evidence,
  [m IN missing | {code: 'sought-minutes', args: {on: toString(m.heldOn)}}]
    + [t IN loose | {code: 'sought-task', args: {task: t.task}}] AS sought,
  CASE WHEN looseOf < coalesce(missing[0].heldOn, $asOf) THEN looseOf ELSE missing[0].heldOn END
    + duration({days: $days + 1}) AS since, null AS dueBy,
  CASE judgement WHEN 'ABSENT' THEN {code: 'write', args: {missing: size(missing), loose: size(loose)},
    mending: 'NOW', on: null, targets: [x IN missing + loose | x.id]} END AS change
