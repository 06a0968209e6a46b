/*
id = "municipality.ordinance"
version = 1
binding = "OPTION"
wording = "kan være"
responsible = "MUNICIPALITY"
guide = "§4"
subject = ["Municipality"]
topic = "ORDINANCES"
police-facts = false
not-applicable = true

[title]
nb = "Politivedtekten er vedtatt eller revidert de siste årene"
nn = "Politivedtekta er vedteken eller revidert dei siste åra"
en = "The police ordinance was adopted or revised in recent years"

[explanation]
nb = "Veilederen nevner bruk og jevnlig revisjon av politivedtekten som et mulig verktøy. Hvor ofte «jevnlig» er, sier den ikke; fire år er vår grense."
nn = "Rettleiaren nemner bruk og jamleg revisjon av politivedtekta som eit mogleg verktøy. Kor ofte «jamleg» er, seier han ikkje; fire år er grensa vår."
en = "The guide names using and regularly revising the police ordinance as a possible tool. How often that is, it does not say; four years are our limit."

[applies-to]
nb = "Kommuner som har en politivedtekt. Er ingen registrert, må noen ha bekreftet at det er riktig, ellers vet vi det ikke."
nn = "Kommunar som har ei politivedtekt. Er inga registrert, må nokon ha stadfesta at det stemmer, elles veit vi det ikkje."
en = "Municipalities with a police ordinance. Where none is registered, somebody must have attested that this is so; otherwise we do not know."

[remedy]
nb = "Kommunen går gjennom politivedtekten og registrerer når den sist ble vedtatt eller revidert."
nn = "Kommunen går gjennom politivedtekta og registrerer når ho sist vart vedteken eller revidert."
en = "The municipality goes through its police ordinance, and registers when it was last adopted or revised."

[validity]

[parameters.months]
default = 48
origin = "OURS"
title.nb = "Måneder siden vedtak eller revisjon"
title.nn = "Månader sidan vedtak eller revisjon"
title.en = "Months since adoption or revision"

[texts.fresh]
nb = "{ordinance}: sist vedtatt eller revidert {on}"
nn = "{ordinance}: sist vedteken eller revidert {on}"
en = "{ordinance}: last adopted or revised on {on}"
[texts.stale]
nb = "{ordinance} ble sist vedtatt eller revidert {on}, for {months} måneder siden eller mer"
nn = "{ordinance} vart sist vedteken eller revidert {on}, for {months} månader sidan eller meir"
en = "{ordinance} was last adopted or revised on {on}, {months} months ago or more"
[texts.undated]
nb = "Det er ikke registrert når {ordinance} ble vedtatt eller revidert"
nn = "Det er ikkje registrert når {ordinance} vart vedteken eller revidert"
en = "It is not registered when {ordinance} was adopted or revised"
[texts.none]
nb = "Ingen politivedtekt er registrert for {municipality}"
nn = "Inga politivedtekt er registrert for {municipality}"
en = "No police ordinance is registered for {municipality}"
[texts.expected]
nb = "Vedtatt eller revidert i løpet av de siste {months} månedene"
nn = "Vedteken eller revidert i løpet av dei siste {months} månadene"
en = "Adopted or revised within the last {months} months"
[texts.observed]
nb = "Politivedtekter: {count}; uten kjent dato: {undated}"
nn = "Politivedtekter: {count}; utan kjend dato: {undated}"
en = "Police ordinances: {count}; without a known date: {undated}"
[texts.sought]
nb = "En dato for vedtak eller revisjon av {ordinance}"
nn = "Ein dato for vedtak eller revisjon av {ordinance}"
en = "A date of adoption or revision of {ordinance}"
[texts.revise]
nb = "Revider {ordinance}"
nn = "Revider {ordinance}"
en = "Revise {ordinance}"
[texts.register]
nb = "Registrer når {ordinance} sist ble vedtatt eller revidert"
nn = "Registrer når {ordinance} sist vart vedteken eller revidert"
en = "Register when {ordinance} was last adopted or revised"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
OPTIONAL MATCH (m)<-[:ORDAINED_BY]-(o:PoliceOrdinance)
WHERE coalesce(o.adoptedOn, $asOf) <= $asOf
WITH subjects, places, m, o, CASE WHEN o.revisedOn <= $asOf THEN o.revisedOn ELSE o.adoptedOn END AS dated
  ORDER BY dated IS NULL, dated DESC, o.id
WITH subjects, places, m, collect(CASE WHEN o IS NOT NULL THEN {node: o, on: dated, adopted: o.adoptedOn} END) AS known
WITH subjects, places, m, known, head(known) AS last, head([x IN known WHERE x.on IS NULL | x.node]) AS undated,
  head(known).on > $asOf - duration({months: $months}) AS fresh,
  head(known).on + duration({months: $months}) AS runsOut
RETURN subjects, places, places AS attestedFor,
  CASE
    WHEN last IS NULL THEN 'CONDITION_ABSENT'
    WHEN fresh THEN 'MET'
    WHEN undated IS NOT NULL THEN 'UNKNOWN'
    ELSE 'GAP' END AS judgement,
  CASE
    WHEN last IS NULL THEN {code: 'none', args: {municipality: m.name}}
    WHEN fresh THEN {code: 'fresh', args: {ordinance: last.node.name, on: toString(last.on)}}
    WHEN undated IS NOT NULL THEN {code: 'undated', args: {ordinance: undated.name}}
    ELSE {code: 'stale', args: {ordinance: last.node.name, on: toString(last.on), months: $months}} END AS reason,
  {code: 'expected', args: {months: $months}} AS expected,
  {code: 'observed', args: {count: size(known), undated: size([x IN known WHERE x.on IS NULL])}} AS observed,
  [] AS warnings,
  [x IN known | x.node] AS evidence,
  CASE WHEN undated IS NULL OR coalesce(fresh, false) THEN []
    ELSE [{code: 'sought', args: {ordinance: undated.name}}] END AS sought,
  CASE
    // Revised before it was out of date: it has been up to date since it was adopted.
    WHEN fresh AND last.adopted > last.on - duration({months: $months}) THEN last.adopted
    WHEN fresh THEN last.on
    WHEN undated IS NULL THEN runsOut END AS since,
  CASE WHEN fresh THEN runsOut END AS dueBy,
  CASE
    WHEN last IS NULL OR fresh THEN null
    WHEN undated IS NOT NULL THEN {code: 'register', args: {ordinance: undated.name},
      mending: 'NOW', on: null, targets: [undated.id]}
    ELSE {code: 'revise', args: {ordinance: last.node.name},
      mending: 'NOW', on: null, targets: [last.node.id]} END AS change
