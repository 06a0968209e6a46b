/*
id = "slt.exists"
version = 1
binding = "OPTION"
wording = "frivillig"
responsible = "MUNICIPALITY"
guide = "§6"
subject = ["Municipality"]
topic = "SLT"
police-facts = false
not-applicable = false

[title]
nb = "Kommunen har SLT"
nn = "Kommunen har SLT"
en = "The municipality has SLT"

[explanation]
nb = "En SLT-modell gjelder for kommunen, uansett hva den kalles der. Modellen er frivillig; har kommunen valgt en annen, er det en ubrukt mulighet og ingen feil."
nn = "Ein SLT-modell gjeld for kommunen, uansett kva han blir kalla der. Modellen er frivillig; har kommunen valt ein annan, er det ei ubrukt moglegheit og ingen feil."
en = "An SLT model is in force for the municipality, whatever it is called there. The model is voluntary; where the municipality chose another, that is an unused possibility and no fault."

[applies-to]
nb = "Hver kommune som finnes den dagen det spørres om."
nn = "Kvar kommune som finst den dagen det blir spurt om."
en = "Every municipality that exists on the day asked for."

[remedy]
nb = "Kommunen vurderer om den vil samordne det forebyggende arbeidet etter SLT-modellen."
nn = "Kommunen vurderer om han vil samordne det førebyggjande arbeidet etter SLT-modellen."
en = "The municipality considers whether to coordinate its prevention by the SLT model."

[validity]

[texts.in-force]
nb = "{model} gjelder"
nn = "{model} gjeld"
en = "{model} is in force"
[texts.other]
nb = "Ikke SLT; registrert i stedet: {model}"
nn = "Ikkje SLT; registrert i staden: {model}"
en = "Not SLT; registered instead: {model}"
[texts.none]
nb = "Ingen forebyggingsmodell er registrert for {municipality}"
nn = "Ingen førebyggingsmodell er registrert for {municipality}"
en = "No prevention model is registered for {municipality}"
[texts.expected]
nb = "En SLT-modell som gjelder for kommunen"
nn = "Ein SLT-modell som gjeld for kommunen"
en = "An SLT model in force for the municipality"
[texts.observed]
nb = "SLT-modeller: {slt}; annet valg: {other}"
nn = "SLT-modellar: {slt}; anna val: {other}"
en = "SLT models: {slt}; other choices: {other}"
[texts.sought]
nb = "En SLT-modell for {municipality}"
nn = "Ein SLT-modell for {municipality}"
en = "An SLT model for {municipality}"
[texts.choose]
nb = "Innfør SLT i {municipality}"
nn = "Innfør SLT i {municipality}"
en = "Introduce SLT in {municipality}"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
OPTIONAL MATCH (m)<-[:CHOSEN_BY]-(model:PreventionModel)
WHERE coalesce(model.validFrom, $asOf) <= $asOf AND model.endKnown IS NULL
WITH subjects, places, m, model, coalesce(begun(model), date('0001-01-01')) AS begin ORDER BY begin DESC, model.id
WITH subjects, places, m, collect(CASE WHEN model IS NOT NULL THEN {node: model, begin: begin, end: model.validTo} END)
  AS known
WITH subjects, places, m, [x IN known WHERE x.node.modelKind = 'SLT'] AS slt,
  [x IN known WHERE x.node.modelKind <> 'SLT' AND (x.end IS NULL OR $asOf < x.end) | x.node] AS others, known
WITH subjects, places, m, others, unbroken(slt) AS since,
  [x IN slt WHERE x.end IS NULL OR $asOf < x.end | x.node] AS found,
  reduce(last = null, x IN slt | CASE WHEN last IS NULL OR last < x.end THEN x.end ELSE last END) AS over,
  reduce(first = null, x IN known | CASE WHEN x.node IN others AND x.begin > date('0001-01-01')
    AND coalesce(x.begin < first, true) THEN x.begin ELSE first END) AS other
RETURN subjects, places, places AS attestedFor,
  CASE WHEN size(found) > 0 THEN 'MET' WHEN size(others) > 0 THEN 'GAP' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(found) > 0 THEN {code: 'in-force', args: {model: found[0].name}}
    WHEN size(others) > 0 THEN {code: 'other', args: {model: others[0].name}}
    ELSE {code: 'none', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {slt: size(found), other: size(others)}} AS observed,
  [] AS warnings,
  CASE WHEN size(found) > 0 THEN found ELSE others END AS evidence,
  CASE WHEN size(found) = 0 THEN [{code: 'sought', args: {municipality: m.name}}] ELSE [] END AS sought,
  // Before another model was chosen there may have been SLT, unless that ended.
  CASE WHEN size(found) > 0 THEN since ELSE coalesce(over, other) END AS since, null AS dueBy,
  CASE WHEN size(found) = 0 THEN {code: 'choose', args: {municipality: m.name},
    mending: 'NOW', on: null, targets: [m.id]} END AS change
