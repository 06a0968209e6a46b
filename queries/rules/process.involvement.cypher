/*
id = "process.involvement"
version = 1
binding = "REQUIREMENT"
wording = "skal involveres innledningsvis"
responsible = "POLICE"
guide = "§4.1.6"
subject = ["PoliceProcess", "Municipality"]
topic = "PLANS"
police-facts = true
not-applicable = true

[title]
nb = "Kommunen er involvert tidlig i politiets prosess"
nn = "Kommunen er involvert tidleg i prosessen til politiet"
en = "The municipality was involved early in the police process"

[explanation]
nb = "Kommunen ble involvert senest tretti dager etter at politiets prosess om prioriteringer og tiltak startet. Ble den involvert senere, er det et avvik."
nn = "Kommunen vart involvert seinast tretti dagar etter at prosessen til politiet om prioriteringar og tiltak starta. Vart han involvert seinare, er det eit avvik."
en = "The municipality was involved within thirty days after the process of the police about priorities and measures started. If it was involved later, it is a gap."

[applies-to]
nb = "Hver kommune som en prosess i gang gjelder, fra tretti dager etter at prosessen startet."
nn = "Kvar kommune som ein prosess i gang gjeld, frå tretti dagar etter at prosessen starta."
en = "Every municipality that a process under way concerns, from thirty days after it started."

[remedy]
nb = "Politiet involverer kommunen nå, og fra starten av neste gang."
nn = "Politiet involverer kommunen no, og frå starten av neste gong."
en = "The police involve the municipality now, and from the start the next time."

[validity]

[parameters.days]
default = 30
origin = "OURS"
[parameters.days.title]
nb = "Dager fra prosessen starter til kommunen er involvert, høyst"
nn = "Dagar frå prosessen startar til kommunen er involvert, høgst"
en = "Days from the start of the process until the municipality is involved, at most"

[texts.involved]
nb = "{municipality} involvert {on}; prosessen startet {start}"
nn = "{municipality} involvert {on}; prosessen starta {start}"
en = "{municipality} was involved on {on}; the process started on {start}"
[texts.late]
nb = "{municipality} ble ikke involvert før {on}; prosessen startet {start}"
nn = "{municipality} vart ikkje involvert før {on}; prosessen starta {start}"
en = "{municipality} was not involved before {on}; the process started on {start}"
[texts.none]
nb = "Det er ikke registrert at {municipality} er involvert i {process}, som startet {start}"
nn = "Det er ikkje registrert at {municipality} er involvert i {process}, som starta {start}"
en = "It is not registered that {municipality} is involved in {process}, which started on {start}"
[texts.early]
nb = "{process} startet {start}: det er ennå tid til å involvere {municipality}"
nn = "{process} starta {start}: det er enno tid til å involvere {municipality}"
en = "{process} started on {start}: there still is time to involve {municipality}"
[texts.expected]
nb = "{municipality} involvert senest {due}"
nn = "{municipality} involvert seinast {due}"
en = "{municipality} involved by {due}"
[texts.sought]
nb = "Dagen da {municipality} ble involvert"
nn = "Dagen då {municipality} vart involvert"
en = "The day on which {municipality} was involved"
[texts.involve]
nb = "Involver {municipality} nå, og fra starten av neste gang"
nn = "Involver {municipality} no, og frå starten av neste gong"
en = "Involve {municipality} now, and from the start the next time"
[texts.involve-in-time]
nb = "Involver {municipality} senest {due}"
nn = "Involver {municipality} seinast {due}"
en = "Involve {municipality} by {due}"
*/
MATCH (x:PoliceProcess)-[c:CONCERNS]->(m:Municipality)
WHERE x.startedOn <= $asOf AND (x.endedOn IS NULL OR $asOf < x.endedOn) AND holds(m)
WITH x, m, min(CASE WHEN c.involvedOn <= $asOf THEN c.involvedOn END) AS involved
WITH [x, m] AS subjects, [m] AS places, x, m, involved
WITH *, x.startedOn + duration({days: $days}) AS due
WITH *, CASE WHEN involved <= due THEN 'MET' WHEN involved IS NOT NULL THEN 'GAP'
    WHEN $asOf <= due THEN 'NOT_APPLICABLE' ELSE 'ABSENT' END AS judgement
WITH *, CASE judgement
    WHEN 'MET' THEN {code: 'involved', args: {
      municipality: m.name, on: toString(involved), start: toString(x.startedOn)}}
    WHEN 'GAP' THEN {code: 'late', args: {
      municipality: m.name, on: toString(involved), start: toString(x.startedOn)}}
    WHEN 'ABSENT' THEN {code: 'none', args: {
      municipality: m.name, process: x.name, start: toString(x.startedOn)}}
    ELSE {code: 'early', args: {municipality: m.name, process: x.name, start: toString(x.startedOn)}} END AS state
RETURN subjects, places, places AS attestedFor, judgement, state AS reason,
  {code: 'expected', args: {municipality: m.name, due: toString(due)}} AS expected, state AS observed,
  [] AS warnings, CASE WHEN involved IS NULL THEN [] ELSE [x] END AS evidence,
  CASE judgement WHEN 'ABSENT' THEN [{code: 'sought', args: {municipality: m.name}}] ELSE [] END AS sought,
  CASE judgement WHEN 'MET' THEN involved WHEN 'NOT_APPLICABLE' THEN null ELSE due + duration({days: 1}) END AS since,
  CASE judgement WHEN 'MET' THEN null ELSE due END AS dueBy,
  CASE
    WHEN judgement = 'NOT_APPLICABLE' THEN {code: 'involve-in-time', args: {municipality: m.name, due: toString(due)},
      mending: 'NOW', on: null, targets: [x.id, m.id]}
    WHEN judgement <> 'MET' THEN {code: 'involve', args: {municipality: m.name},
      mending: 'NEXT_OCCASION', on: null, targets: [x.id, m.id]} END AS change
