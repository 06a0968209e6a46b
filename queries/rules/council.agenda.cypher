/*
id = "council.agenda"
version = 1
binding = "RECOMMENDATION"
wording = "bør sendes ut i god tid"
responsible = "BOTH"
guide = "§4.1.2"
subject = ["Forum"]
topic = "MEETINGS"
police-facts = false
not-applicable = true

[title]
nb = "Sakslisten til politirådet sendes ut i tide"
nn = "Saklista til politirådet blir send ut i tide"
en = "The agenda of the police council is sent out in time"

[explanation]
nb = "For hvert møte de siste tolv månedene ble sakslisten sendt minst sju dager før. Er det ikke ført inn når den ble sendt, er utfallet ukjent."
nn = "For kvart møte dei siste tolv månadene vart saklista send minst sju dagar før. Er det ikkje ført inn når ho vart send, er utfallet ukjent."
en = "For each meeting in the last twelve months the agenda was sent at least seven days before. Where it is not registered when it was sent, the outcome is unknown."

[applies-to]
nb = "Politiråd som har holdt møte de siste tolv månedene."
nn = "Politiråd som har halde møte dei siste tolv månadene."
en = "Police councils that held a meeting in the last twelve months."

[remedy]
nb = "Send sakslisten ut tidligere til neste møte, og før inn når den ble sendt."
nn = "Send saklista ut tidlegare til neste møte, og før inn når ho vart send."
en = "Send the agenda earlier for the next meeting, and register when it was sent."

[validity]

[parameters.days]
default = 7
origin = "OURS"
[parameters.days.title]
nb = "Dager fra sakslisten er sendt til møtet, minst"
nn = "Dagar frå saklista er send til møtet, minst"
en = "Days from the agenda to the meeting, at least"

[texts.in-time]
nb = "Sakslisten ble sendt i tide til alle møter etter {after}: {meetings}"
nn = "Saklista vart send i tide til alle møte etter {after}: {meetings}"
en = "The agenda was sent in time for every meeting after {after}: {meetings}"
[texts.late]
nb = "Sakslisten til møtet {on} ble sendt {sent}, senere enn {days} dager før"
nn = "Saklista til møtet {on} vart send {sent}, seinare enn {days} dagar før"
en = "The agenda of the meeting on {on} was sent on {sent}, less than {days} days before"
[texts.unstated]
nb = "Det er ikke ført inn når sakslisten til møtet {on} ble sendt"
nn = "Det er ikkje ført inn når saklista til møtet {on} vart send"
en = "It is not registered when the agenda of the meeting on {on} was sent"
[texts.no-meeting]
nb = "Ingen møter er holdt etter {after}: ingenting å bedømme"
nn = "Ingen møte er haldne etter {after}: ingenting å vurdere"
en = "No meeting was held after {after}: nothing to judge"
[texts.expected]
nb = "Saksliste minst {days} dager før hvert møte"
nn = "Sakliste minst {days} dagar før kvart møte"
en = "An agenda at least {days} days before each meeting"
[texts.counts]
nb = "Møter: {meetings}; for sent: {late}; ikke ført inn: {missing}"
nn = "Møte: {meetings}; for seint: {late}; ikkje ført inn: {missing}"
en = "Meetings: {meetings}; late: {late}; not registered: {missing}"
[texts.sought]
nb = "Dagen da sakslisten til møtet {on} ble sendt"
nn = "Dagen då saklista til møtet {on} vart send"
en = "The day on which the agenda of the meeting on {on} was sent"
[texts.wait]
nb = "Send sakslisten i tide fra nå av; det siste møtet som fikk den for sent, teller til {until}"
nn = "Send saklista i tide frå no av; det siste møtet som fekk ho for seint, tel til {until}"
en = "Send the agenda in time from now on; the last meeting that got it late counts until {until}"
[texts.register]
nb = "Før inn når sakslisten ble sendt; møter som mangler det: {missing}"
nn = "Før inn når saklista vart send; møte som manglar det: {missing}"
en = "Register when the agenda was sent; meetings without it: {missing}"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
OPTIONAL MATCH (f)-[:HAS_MEETING]->(m:Meeting)
WHERE held_lately(m)
WITH subjects, places, attestedFor, f, m ORDER BY m.heldOn, m.id
WITH subjects, places, attestedFor, f, collect(m) AS held
WITH *, [m IN held WHERE m.agendaSentOn <= $asOf AND m.agendaSentOn > m.heldOn - duration({days: $days})] AS late,
  [m IN held WHERE coalesce(m.agendaSentOn > $asOf, true)] AS missing
WITH *, last(late).heldOn + duration({months: 12}) AS until, CASE
    WHEN size(held) = 0 THEN 'NOT_APPLICABLE' WHEN size(late) > 0 THEN 'GAP'
    WHEN size(missing) > 0 THEN 'UNKNOWN' ELSE 'MET' END AS judgement
RETURN subjects, places, attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'in-time', args: {after: toString($windowStart), meetings: size(held)}}
    WHEN 'GAP' THEN {code: 'late', args: {
      on: toString(last(late).heldOn), sent: toString(last(late).agendaSentOn), days: $days}}
    WHEN 'UNKNOWN' THEN {code: 'unstated', args: {on: toString(last(missing).heldOn)}}
    ELSE {code: 'no-meeting', args: {after: toString($windowStart)}} END AS reason,
  {code: 'expected', args: {days: $days}} AS expected,
  {code: 'counts', args: {meetings: size(held), late: size(late), missing: size(missing)}} AS observed,
  [] AS warnings,
  CASE judgement WHEN 'GAP' THEN late WHEN 'UNKNOWN' THEN missing ELSE held END AS evidence,
  [m IN missing | {code: 'sought', args: {on: toString(m.heldOn)}}] AS sought,
  CASE judgement WHEN 'GAP' THEN late[0].heldOn END AS since,
  null AS dueBy,
  CASE judgement
    WHEN 'GAP' THEN {code: 'wait', args: {until: toString(until)},
      mending: 'TIME_ONLY', on: until, targets: [m IN late | m.id]}
    WHEN 'UNKNOWN' THEN {code: 'register', args: {missing: size(missing)},
      mending: 'NOW', on: null, targets: [m IN missing | m.id]} END AS change
