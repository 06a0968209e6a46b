/*
id = "contact.mandate"
version = 1
binding = "RECOMMENDATION"
wording = "bør"
responsible = "POLICE"
guide = "§5.2"
subject = ["Assignment"]
topic = "RECORDS"
police-facts = true
not-applicable = true

[title]
nb = "Politikontaktens fullmakter er avklart ved oppstart"
nn = "Fullmaktene til politikontakten er avklarte ved oppstart"
en = "The police contact's mandate is settled at the start"

[explanation]
nb = "Fullmakter og beslutningsmyndighet ble avklart innen tre måneder etter at politikontakten begynte."
nn = "Fullmakter og avgjerdsmakt vart avklarte innan tre månader etter at politikontakten tok til."
en = "Powers and authority to decide were settled within three months after the police contact started."

[applies-to]
nb = "Hver som har en stilling som politikontakt; de tre første månedene bare dersom avklaringen er gjort."
nn = "Kvar som har ei stilling som politikontakt; dei tre første månadene berre om avklaringa er gjord."
en = "Everybody who holds a police contact post; in the first three months only once it is settled."

[remedy]
nb = "Politidistriktet avklarer fullmaktene når politikontakten begynner."
nn = "Politidistriktet avklarar fullmaktene når politikontakten tek til."
en = "The police district settles the mandate when the police contact starts."

[validity]

[parameters.months]
default = 3
origin = "OURS"
[parameters.months.title]
nb = "Måneder fra starten"
nn = "Månader frå starten"
en = "Months from the start"

[texts.settled]
nb = "{post}: fullmaktene ble avklart {on}, frist {due}"
nn = "{post}: fullmaktene vart avklarte {on}, frist {due}"
en = "{post}: the mandate was settled on {on}, due by {due}"
[texts.late]
nb = "{post}: fullmaktene ble avklart først {on}, fristen var {due}"
nn = "{post}: fullmaktene vart avklarte først {on}, fristen var {due}"
en = "{post}: the mandate was settled only on {on}, due by {due}"
[texts.none]
nb = "{post}: ingen avklaring av fullmaktene er registrert, fristen var {due}"
nn = "{post}: inga avklaring av fullmaktene er registrert, fristen var {due}"
en = "{post}: no settling of the mandate is registered, due by {due}"
[texts.not-due]
nb = "{post}: fullmaktene skal være avklart innen {due}"
nn = "{post}: fullmaktene skal vere avklarte innan {due}"
en = "{post}: the mandate is to be settled by {due}"
[texts.start-unknown]
nb = "{post}: når tildelingen begynte, er ikke kjent"
nn = "{post}: når tildelinga tok til, er ikkje kjent"
en = "{post}: when the assignment started is not known"
[texts.expected]
nb = "Avklaring innen {months} måneder"
nn = "Avklaring innan {months} månader"
en = "Settled within {months} months"
[texts.observed]
nb = "Registrerte avklaringer: {count}"
nn = "Registrerte avklaringar: {count}"
en = "Clarifications registered: {count}"
[texts.sought]
nb = "En avklaring av fullmaktene i {post}"
nn = "Ei avklaring av fullmaktene i {post}"
en = "A clarification of the mandate of {post}"
[texts.settle]
nb = "Avklar fullmaktene i dag"
nn = "Avklar fullmaktene i dag"
en = "Settle the mandate today"
[texts.settle-next]
nb = "Avklar fullmaktene nå; fristen holdes først ved neste tildeling av {post}"
nn = "Avklar fullmaktene no; fristen blir halden først ved neste tildeling av {post}"
en = "Settle the mandate now; the time limit can be kept only at the next assignment to {post}"
[texts.late-until]
nb = "Avklar fullmaktene nå; det teller som for sent til tildelingen ender {on}"
nn = "Avklar fullmaktene no; det tel som for seint til tildelinga tek slutt {on}"
en = "Settle the mandate now; it counts as late until the assignment ends on {on}"
[texts.register]
nb = "Registrer når tildelingen begynte"
nn = "Registrer når tildelinga tok til"
en = "Register when the assignment started"
*/
MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(p:Post)-[:HAS_ASSIGNMENT]->(a:Assignment), (p)-[:POST_IN]->(o:Organization)
WHERE holds(o) AND holds(a)
WITH p, o, a, remit_of(p) AS remit, districts_of(o) AS home
WITH [a] AS subjects, CASE WHEN size(remit) > 0 THEN remit WHEN size(home) > 0 THEN home ELSE [o] END AS places, p, a

WITH subjects, places, p, a, date(a.validFrom + duration({months: $months})) AS due, COLLECT {
  MATCH (a)<-[:RECORDS]-(g:Record {recordKind: 'MANDATE_CLARIFICATION'})
  WHERE coalesce(a.validFrom <= g.recordedOn, true) AND recorded(g)
  RETURN g ORDER BY g.recordedOn, g.id } AS records
WITH subjects, places, p, a, due, records, head(records) AS first
WITH subjects, places, p, a, due, records, first, CASE
  WHEN a.validFrom IS NULL OR a.startKnown IS NOT NULL THEN 'start-unknown'
  WHEN first.recordedOn <= due THEN 'settled' WHEN first IS NOT NULL THEN 'late' WHEN $asOf < due THEN 'not-due'
  ELSE 'none' END AS state
RETURN subjects, places, places AS attestedFor,
  CASE state WHEN 'settled' THEN 'MET' WHEN 'late' THEN 'GAP' WHEN 'none' THEN 'ABSENT' WHEN 'start-unknown' THEN 'UNKNOWN'
    ELSE 'NOT_APPLICABLE' END AS judgement,
  CASE state WHEN 'settled' THEN {code: 'settled', args: {
      post: p.name, on: toString(first.recordedOn), due: toString(due)}}
    WHEN 'late' THEN {code: 'late', args: {post: p.name, on: toString(first.recordedOn), due: toString(due)}}
    WHEN 'none' THEN {code: 'none', args: {post: p.name, due: toString(due)}}
    WHEN 'not-due' THEN {code: 'not-due', args: {post: p.name, due: toString(due)}}
    ELSE {code: 'start-unknown', args: {post: p.name}} END AS reason,
  {code: 'expected', args: {months: $months}} AS expected,
  {code: 'observed', args: {count: size(records)}} AS observed,
  [] AS warnings, [a] + records AS evidence,
  CASE state WHEN 'none' THEN [{code: 'sought', args: {post: p.name}}] ELSE [] END AS sought,
  CASE WHEN state IN ['late', 'none'] THEN due WHEN state = 'settled' THEN first.recordedOn END AS since,
  CASE WHEN state <> 'start-unknown' THEN due END AS dueBy,
  CASE WHEN state = 'none' AND $asOf = due THEN {code: 'settle', args: {}, mending: 'NOW', on: null, targets: [a.id]}
    WHEN state IN ['late', 'none'] AND a.validTo IS NULL THEN {code: 'settle-next', args: {post: p.name},
      mending: 'NEXT_OCCASION', on: null, targets: [a.id]}
    WHEN state IN ['late', 'none'] THEN {code: 'late-until', args: {on: toString(a.validTo)}, mending: 'TIME_ONLY',
      on: a.validTo, targets: [a.id]}
    WHEN state = 'start-unknown' THEN {code: 'register', args: {}, mending: 'NOW', on: null, targets: [a.id]}
    END AS change
