/*
id = "council.meetings"
version = 1
binding = "RECOMMENDATION"
wording = "bør være minimum"
responsible = "BOTH"
guide = "§4.1.2"
subject = ["Forum"]
topic = "MEETINGS"
police-facts = false
not-applicable = true

[title]
nb = "Politirådet holder nok møter"
nn = "Politirådet held nok møte"
en = "The police council holds enough meetings"

[explanation]
nb = "Minst to møter er holdt de siste tolv månedene, eller så mange som avtalen som regulerer rådet, sier. Avlyste møter teller ikke."
nn = "Minst to møte er haldne dei siste tolv månadene, eller så mange som avtalen som regulerer rådet, seier. Avlyste møte tel ikkje."
en = "At least two meetings were held in the last twelve months, or as many as the agreement that regulates the council says. Cancelled meetings do not count."

[applies-to]
nb = "Politiråd som har bestått i minst tolv måneder."
nn = "Politiråd som har vart i minst tolv månader."
en = "Police councils that are at least twelve months old."

[remedy]
nb = "Partene setter opp og holder de møtene som mangler."
nn = "Partane set opp og held dei møta som manglar."
en = "The parties plan and hold the meetings that are missing."

[validity]

[parameters.meetings]
default = 2
origin = "GUIDE"
[parameters.meetings.title]
nb = "Møter i året, minst"
nn = "Møte i året, minst"
en = "Meetings a year, at least"
[parameters.period]
default = "WINDOW"
origin = "OURS"
[parameters.period.title]
nb = "Tiden som telles: WINDOW (de siste tolv månedene) eller CALENDAR_YEAR (forrige kalenderår)"
nn = "Tida som blir teld: WINDOW (dei siste tolv månadene) eller CALENDAR_YEAR (førre kalenderår)"
en = "The time counted: WINDOW (the last twelve months) or CALENDAR_YEAR (the last full year)"

[texts.held]
nb = "Møter holdt etter {after} og til og med {until}: {held}"
nn = "Møte haldne etter {after} og til og med {until}: {held}"
en = "Meetings held after {after} and up to {until}: {held}"
[texts.young]
nb = "{council} startet {start} og har ikke bestått lenge nok"
nn = "{council} starta {start} og har ikkje vart lenge nok"
en = "{council} started on {start} and is not old enough yet"
[texts.age-unknown]
nb = "Det er ikke kjent når {council} startet, og derfor ikke om det har bestått lenge nok"
nn = "Det er ikkje kjent når {council} starta, og difor ikkje om det har vart lenge nok"
en = "It is not known when {council} started, and so not whether it is old enough"
[texts.expected]
nb = "Minst {wanted} møter i året"
nn = "Minst {wanted} møte i året"
en = "At least {wanted} meetings a year"
[texts.expected-agreed]
nb = "Minst {wanted} møter i året, slik {agreement} sier"
nn = "Minst {wanted} møte i året, slik {agreement} seier"
en = "At least {wanted} meetings a year, as {agreement} says"
[texts.sought]
nb = "Flere holdte møter i {council}: {missing}"
nn = "Fleire haldne møte i {council}: {missing}"
en = "More held meetings of {council}: {missing}"
[texts.hold]
nb = "Sett opp og hold møter i {council}; det mangler {missing}"
nn = "Set opp og hald møte i {council}; det manglar {missing}"
en = "Plan and hold meetings of {council}; {missing} are missing"
[texts.state-start]
nb = "Før inn når {council} startet"
nn = "Før inn når {council} starta"
en = "Register when {council} started"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
// The agreement that regulates it can ask for more, never for less.
OPTIONAL MATCH (f)-[regulated:REGULATED_BY]->(a:Agreement)
WHERE holds(regulated) AND standing(a) AND a.meetingsPerYear > $meetings
WITH subjects, places, attestedFor, f, a ORDER BY a.meetingsPerYear DESC, a.id
WITH subjects, places, attestedFor, f, head(collect(a)) AS agreement, $period = 'CALENDAR_YEAR' AS calendar
WITH *, coalesce(agreement.meetingsPerYear, $meetings) AS wanted,
  CASE WHEN calendar THEN date({year: $asOf.year - 2, month: 12, day: 31}) ELSE $windowStart END AS after,
  CASE WHEN calendar THEN date({year: $asOf.year - 1, month: 12, day: 31}) ELSE $asOf END AS until
WITH *, CASE
    WHEN NOT calendar THEN f.validFrom + duration({months: 12})
    WHEN f.validFrom.ordinalDay = 1 THEN date({year: f.validFrom.year + 1})
    ELSE date({year: f.validFrom.year + 2}) END AS judged
OPTIONAL MATCH (f)-[:HAS_MEETING]->(m:Meeting)
WHERE m.heldOn <= until AND NOT m.cancelled
WITH subjects, places, attestedFor, f, agreement, calendar, wanted, after, until, judged, m ORDER BY m.heldOn DESC, m.id
WITH subjects, places, attestedFor, f, agreement, calendar, wanted, after, until, judged, collect(m) AS all
WITH *, [m IN all WHERE m.heldOn > after] AS held, [m IN all | m.heldOn] AS days, CASE
    WHEN $asOf >= judged THEN 'OLD' WHEN judged IS NULL OR f.startKnown IS NOT NULL THEN 'UNKNOWN'
    ELSE 'YOUNG' END AS age
WITH *, wanted - size(held) AS missing, CASE age
    WHEN 'UNKNOWN' THEN 'UNKNOWN' WHEN 'YOUNG' THEN 'NOT_APPLICABLE'
    ELSE CASE WHEN size(held) >= wanted THEN 'MET' ELSE 'ABSENT' END END AS judgement
// Before a meeting it was met for as long as so many earlier ones lay less than a year back.
WITH *, CASE WHEN judgement = 'MET' THEN head([i IN range(0, size(days) - wanted) WHERE i + wanted >= size(days)
    OR days[i + wanted] + duration({months: 12}) < days[i] | days[i]])
  ELSE coalesce(days[wanted - 1] + duration({months: 12}), judged) END AS turned
WITH *, [turned, CASE WHEN f.startKnown IS NULL THEN judged END] AS turns
RETURN subjects, places, attestedFor, judgement,
  CASE judgement
    WHEN 'NOT_APPLICABLE' THEN {code: 'young', args: {council: f.name, start: toString(f.validFrom)}}
    WHEN 'UNKNOWN' THEN {code: 'age-unknown', args: {council: f.name}}
    ELSE {code: 'held', args: {held: size(held), after: toString(after), until: toString(until)}} END AS reason,
  CASE WHEN agreement IS NULL THEN {code: 'expected', args: {wanted: wanted}}
    ELSE {code: 'expected-agreed', args: {wanted: wanted, agreement: agreement.name}} END AS expected,
  {code: 'held', args: {held: size(held), after: toString(after), until: toString(until)}} AS observed,
  [] AS warnings,
  CASE WHEN judgement IN ['MET', 'ABSENT'] THEN held ELSE [] END
    + CASE WHEN agreement IS NULL THEN [] ELSE [agreement] END AS evidence,
  CASE judgement WHEN 'ABSENT' THEN [{code: 'sought', args: {council: f.name, missing: missing}}] ELSE [] END AS sought,
  CASE WHEN NOT calendar AND judgement IN ['MET', 'ABSENT'] THEN latest(turns) END AS since,
  CASE judgement WHEN 'NOT_APPLICABLE' THEN judged END AS dueBy,
  CASE judgement
    WHEN 'ABSENT' THEN {code: 'hold', args: {council: f.name, missing: missing},
      mending: 'NEXT_OCCASION', on: null, targets: [f.id]}
    WHEN 'UNKNOWN' THEN {code: 'state-start', args: {council: f.name},
      mending: 'NOW', on: null, targets: [f.id]} END AS change
