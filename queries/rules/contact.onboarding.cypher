/*
id = "contact.onboarding"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "POLICE"
guide = "§5.2"
subject = ["Assignment"]
topic = "RECORDS"
police-facts = true
not-applicable = true

[title]
nb = "Nye politikontakter får opplæring"
nn = "Nye politikontaktar får opplæring"
en = "New police contacts are trained"

[explanation]
nb = "Den som begynte som politikontakt de siste tolv månedene, fikk opplæring innen seks måneder."
nn = "Den som tok til som politikontakt dei siste tolv månadene, fekk opplæring innan seks månader."
en = "Whoever became a police contact in the last twelve months was trained within six months."

[applies-to]
nb = "Tildelinger av en stilling som politikontakt som begynte de siste tolv månedene, fra den dagen opplæringen skulle være gitt."
nn = "Tildelingar av ei stilling som politikontakt som tok til dei siste tolv månadene, frå den dagen opplæringa skulle vere gitt."
en = "Assignments to a police contact post that started in the last twelve months, from the day on which training is due."

[remedy]
nb = "Politidistriktet gir nye politikontakter opplæring og følger dem tett opp."
nn = "Politidistriktet gir nye politikontaktar opplæring og følgjer dei tett opp."
en = "The police district trains new police contacts and follows them closely."

[validity]

[parameters.months]
default = 6
origin = "OURS"
[parameters.months.title]
nb = "Måneder fra starten"
nn = "Månader frå starten"
en = "Months from the start"

[texts.trained]
nb = "{post}: opplæring {on}, frist {due}"
nn = "{post}: opplæring {on}, frist {due}"
en = "{post}: trained on {on}, due by {due}"
[texts.late]
nb = "{post}: opplæring først {on}, fristen var {due}"
nn = "{post}: opplæring først {on}, fristen var {due}"
en = "{post}: trained only on {on}, due by {due}"
[texts.none]
nb = "{post}: ingen opplæring er registrert, fristen var {due}"
nn = "{post}: inga opplæring er registrert, fristen var {due}"
en = "{post}: no training is registered, due by {due}"
[texts.not-due]
nb = "{post}: opplæringen skal være gitt innen {due}"
nn = "{post}: opplæringa skal vere gitt innan {due}"
en = "{post}: training is due by {due}"
[texts.left]
nb = "{post}: tildelingen endte {on}, før fristen for opplæring"
nn = "{post}: tildelinga tok slutt {on}, før fristen for opplæring"
en = "{post}: the assignment ended on {on}, before training was due"
[texts.start-unknown]
nb = "{post}: når tildelingen begynte, er ikke kjent"
nn = "{post}: når tildelinga tok til, er ikkje kjent"
en = "{post}: when the assignment started is not known"
[texts.expected]
nb = "Opplæring innen {months} måneder"
nn = "Opplæring innan {months} månader"
en = "Training within {months} months"
[texts.observed]
nb = "Registrerte opplæringer: {count}"
nn = "Registrerte opplæringar: {count}"
en = "Trainings registered: {count}"
[texts.sought]
nb = "Opplæring for den som fikk {post}"
nn = "Opplæring for den som fekk {post}"
en = "Training of whoever got {post}"
[texts.train]
nb = "Gi opplæring i dag"
nn = "Gi opplæring i dag"
en = "Give the training today"
[texts.train-late]
nb = "Gi opplæring nå; den teller som for sen til {on}"
nn = "Gi opplæring no; ho tel som for sein til {on}"
en = "Give the training now; it counts as late until {on}"
[texts.register]
nb = "Registrer når tildelingen begynte"
nn = "Registrer når tildelinga tok til"
en = "Register when the assignment started"
*/
MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(p:Post)-[:HAS_ASSIGNMENT]->(a:Assignment), (p)-[:POST_IN]->(o:Organization)
WHERE holds(o) AND $windowStart < a.validFrom AND a.validFrom <= $asOf AND a.endKnown IS NULL
WITH p, o, a, remit_of(p) AS remit, districts_of(o) AS home
WITH [a] AS subjects, CASE WHEN size(remit) > 0 THEN remit WHEN size(home) > 0 THEN home ELSE [o] END AS places, p, a

WITH subjects, places, p, a, date(a.validFrom + duration({months: $months})) AS due, COLLECT {
  MATCH (a)<-[:RECORDS]-(g:Record {recordKind: 'TRAINING'})
  WHERE a.validFrom <= g.recordedOn AND recorded(g)
  RETURN g ORDER BY g.recordedOn, g.id } AS trainings
WITH subjects, places, p, a, due, trainings, head(trainings) AS first,
  a.validFrom + duration({months: 12}) AS gone
WITH subjects, places, p, a, due, trainings, first, gone, CASE WHEN a.startKnown IS NOT NULL THEN 'start-unknown'
  WHEN a.validTo <= due AND a.validTo <= $asOf AND first IS NULL THEN 'left' WHEN $asOf < due THEN 'not-due'
  WHEN first.recordedOn <= due THEN 'trained' WHEN first IS NOT NULL THEN 'late' ELSE 'none' END AS state
RETURN subjects, places, places AS attestedFor,
  CASE state WHEN 'trained' THEN 'MET' WHEN 'late' THEN 'GAP' WHEN 'none' THEN 'ABSENT' WHEN 'start-unknown' THEN 'UNKNOWN'
    ELSE 'NOT_APPLICABLE' END AS judgement,
  CASE state WHEN 'trained' THEN {code: 'trained', args: {
      post: p.name, on: toString(first.recordedOn), due: toString(due)}}
    WHEN 'late' THEN {code: 'late', args: {post: p.name, on: toString(first.recordedOn), due: toString(due)}}
    WHEN 'none' THEN {code: 'none', args: {post: p.name, due: toString(due)}}
    WHEN 'left' THEN {code: 'left', args: {post: p.name, on: toString(a.validTo)}}
    WHEN 'not-due' THEN {code: 'not-due', args: {post: p.name, due: toString(due)}}
    ELSE {code: 'start-unknown', args: {post: p.name}} END AS reason,
  {code: 'expected', args: {months: $months}} AS expected,
  {code: 'observed', args: {count: size(trainings)}} AS observed,
  [] AS warnings, [a] + trainings AS evidence,
  CASE state WHEN 'none' THEN [{code: 'sought', args: {post: p.name}}] ELSE [] END AS sought,
  CASE WHEN state IN ['late', 'none'] THEN due WHEN state = 'trained' THEN first.recordedOn END AS since,
  CASE WHEN state IN ['late', 'none', 'not-due', 'trained'] THEN due END AS dueBy,
  CASE WHEN state = 'none' AND $asOf = due THEN {code: 'train', args: {}, mending: 'NOW', on: null, targets: [a.id]}
    WHEN state IN ['late', 'none'] THEN {code: 'train-late', args: {on: toString(gone)}, mending: 'TIME_ONLY',
      on: gone, targets: [a.id]}
    WHEN state = 'start-unknown' THEN {code: 'register', args: {}, mending: 'NOW', on: null, targets: [a.id]}
    END AS change
