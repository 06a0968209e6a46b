/*
id = "agreement.exists"
version = 1
binding = "OPTION"
wording = "frivillig"
responsible = "BOTH"
guide = "§2.3, §3"
subject = ["Municipality"]
topic = "AGREEMENTS"
police-facts = false
not-applicable = false

[title]
nb = "Kommunen har en samarbeidsavtale med politiet"
nn = "Kommunen har ein samarbeidsavtale med politiet"
en = "The municipality has a cooperation agreement with the police"

[explanation]
nb = "Kommunen er part i en avtale om kommune- og politisamarbeid som er signert og ikke har løpt ut. Det er frivillig for kommunen."
nn = "Kommunen er part i ein avtale om kommune- og politisamarbeid som er signert og ikkje har gått ut. Det er frivillig for kommunen."
en = "The municipality is a party of an agreement on municipality–police cooperation that is signed and has not run out. It is voluntary for the municipality."

[applies-to]
nb = "Hver kommune som finnes den dagen det spørres om."
nn = "Kvar kommune som finst den dagen det blir spurt om."
en = "Every municipality that exists on the day asked for."

[remedy]
nb = "Kommune og politi blir enige om en samarbeidsavtale og signerer den."
nn = "Kommune og politi blir samde om ein samarbeidsavtale og signerer han."
en = "Municipality and police agree on a cooperation agreement and sign it."

[validity]

[texts.in-force]
nb = "{agreement} gjelder"
nn = "{agreement} gjeld"
en = "{agreement} is in force"
[texts.ran-out]
nb = "{agreement} løp ut {on}, og ingen ny er registrert"
nn = "{agreement} gjekk ut {on}, og ingen ny er registrert"
en = "{agreement} ran out on {on}, and no new one is registered"
[texts.none]
nb = "Ingen samarbeidsavtale som gjelder er registrert for {municipality}"
nn = "Ingen samarbeidsavtale som gjeld er registrert for {municipality}"
en = "No cooperation agreement in force is registered for {municipality}"
[texts.expected]
nb = "Kommunen er part i minst én samarbeidsavtale som gjelder"
nn = "Kommunen er part i minst éin samarbeidsavtale som gjeld"
en = "The municipality is a party of at least one cooperation agreement in force"
[texts.observed]
nb = "Avtaler som gjelder: {inForce}; utløpt: {over}; ikke signert ennå: {unsigned}"
nn = "Avtalar som gjeld: {inForce}; gått ut: {over}; ikkje signerte enno: {unsigned}"
en = "Agreements in force: {inForce}; run out: {over}; not signed yet: {unsigned}"
[texts.sought]
nb = "En samarbeidsavtale med {municipality} som part"
nn = "Ein samarbeidsavtale med {municipality} som part"
en = "A cooperation agreement with {municipality} as a party"
[texts.sign]
nb = "Signer {agreement}"
nn = "Signer {agreement}"
en = "Sign {agreement}"
[texts.agree]
nb = "Inngå en samarbeidsavtale mellom {municipality} og politiet"
nn = "Inngå ein samarbeidsavtale mellom {municipality} og politiet"
en = "Make a cooperation agreement between {municipality} and the police"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
OPTIONAL MATCH (m)<-[:HAS_PARTY]-(a:Agreement)
WHERE 'COOPERATION' IN a.agreementKinds
WITH subjects, places, m, a ORDER BY a.signedOn DESC, a.id
WITH subjects, places, m, collect(a) AS known
WITH subjects, places, m,
  [a IN known WHERE a.signedOn <= $asOf | {node: a, begin: a.signedOn, end: a.validTo}] AS signed,
  head([a IN known WHERE coalesce(a.signedOn > $asOf, true) AND coalesce($asOf < a.validTo, true)]) AS waiting,
  size([a IN known WHERE coalesce(a.signedOn > $asOf, true)]) AS unsigned
WITH subjects, places, m, signed, waiting, unsigned, unbroken(signed) AS since,
  [x IN signed WHERE x.end IS NULL OR $asOf < x.end | x.node] AS found,
  reduce(last = null, x IN signed | CASE WHEN last IS NULL OR last.end < x.end THEN x ELSE last END) AS last
RETURN subjects, places, places AS attestedFor,
  CASE WHEN size(found) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(found) > 0 THEN {code: 'in-force', args: {agreement: found[0].name}}
    WHEN last IS NOT NULL THEN {code: 'ran-out', args: {agreement: last.node.name, on: toString(last.end)}}
    ELSE {code: 'none', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {inForce: size(found), over: size(signed) - size(found), unsigned: unsigned}}
    AS observed,
  [] AS warnings,
  CASE WHEN size(found) > 0 THEN found ELSE [x IN signed | x.node] END AS evidence,
  CASE WHEN size(found) = 0 THEN [{code: 'sought', args: {municipality: m.name}}] ELSE [] END AS sought,
  CASE WHEN size(found) > 0 THEN since ELSE last.end END AS since, null AS dueBy,
  CASE
    WHEN size(found) > 0 THEN null
    WHEN waiting IS NOT NULL THEN {code: 'sign', args: {agreement: waiting.name},
      mending: 'NOW', on: null, targets: [waiting.id]}
    ELSE {code: 'agree', args: {municipality: m.name}, mending: 'NOW', on: null, targets: [m.id]} END AS change
