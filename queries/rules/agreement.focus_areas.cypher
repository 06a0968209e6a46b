/*
id = "agreement.focus_areas"
version = 1
binding = "RECOMMENDATION"
wording = "bør revideres"
responsible = "BOTH"
guide = "§3"
subject = ["Agreement"]
topic = "AGREEMENTS"
police-facts = false
not-applicable = false

[title]
nb = "Samarbeidsavtalen nevner satsingsområder"
nn = "Samarbeidsavtalen nemner satsingsområde"
en = "The cooperation agreement names focus areas"

[explanation]
nb = "Avtalen har minst ett satsingsområde blant de felles utfordringene. Veilederen regner med at de finnes: den sier hva de bør revideres ut fra."
nn = "Avtalen har minst eitt satsingsområde mellom dei felles utfordringane. Rettleiaren reknar med at dei finst: han seier kva dei bør reviderast ut frå."
en = "The agreement has at least one focus area among the shared challenges. The guide takes it for granted that there are some: it says what they should be revised by."

[applies-to]
nb = "Hver samarbeidsavtale som gjelder og har en kommune eller bydel som part."
nn = "Kvar samarbeidsavtale som gjeld og har ein kommune eller bydel som part."
en = "Every cooperation agreement in force with a municipality or city district as a party."

[remedy]
nb = "Partene blir enige om satsingsområder og skriver dem inn i avtalen."
nn = "Partane blir samde om satsingsområde og skriv dei inn i avtalen."
en = "The parties agree on focus areas and write them into the agreement."

[validity]

[texts.named]
nb = "Avtalen nevner satsingsområder: {areas}"
nn = "Avtalen nemner satsingsområde: {areasNn}"
en = "The agreement names focus areas: {areasEn}"
[texts.none]
nb = "Ingen satsingsområder er registrert for avtalen"
nn = "Ingen satsingsområde er registrerte for avtalen"
en = "No focus areas are registered for the agreement"
[texts.expected]
nb = "Minst ett satsingsområde i {agreement}"
nn = "Minst eitt satsingsområde i {agreement}"
en = "At least one focus area in {agreement}"
[texts.observed]
nb = "Satsingsområder: {count}"
nn = "Satsingsområde: {count}"
en = "Focus areas: {count}"
[texts.name]
nb = "Skriv minst ett satsingsområde inn i {agreement}"
nn = "Skriv minst eitt satsingsområde inn i {agreement}"
en = "Write at least one focus area into {agreement}"
*/
MATCH (place:Municipality|CityDistrict)<-[:HAS_PARTY]-(a:Agreement)
WHERE 'COOPERATION' IN a.agreementKinds
  AND standing(a)
  AND holds(place)
WITH a, place ORDER BY place.id
WITH [a] AS subjects, collect(DISTINCT place) AS places, a
OPTIONAL MATCH (a)-[focus:FOCUSES_ON]->(c:Challenge)
WHERE coalesce(focus.validFrom, $asOf) <= $asOf AND focus.endKnown IS NULL
WITH subjects, places, a, c, focus, coalesce(begun(focus), date('0001-01-01')) AS begin ORDER BY begin DESC, c.id
WITH subjects, places, a, collect(CASE WHEN c IS NOT NULL THEN {node: c, begin: begin, end: focus.validTo} END)
  AS known
WITH subjects, places, a, known, unbroken(known) AS since,
  [x IN known WHERE x.end IS NULL OR $asOf < x.end | x.node] AS found
RETURN subjects, places, places AS attestedFor,
  CASE WHEN size(found) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE WHEN size(found) > 0 THEN {code: 'named', args: {
      areas: reduce(said = found[0].name, c IN tail(found) | said + ', ' + c.name),
      areasNn: reduce(said = coalesce(found[0].nameNn, found[0].name), c IN tail(found) |
        said + ', ' + coalesce(c.nameNn, c.name)),
      areasEn: reduce(said = coalesce(found[0].nameEn, found[0].name), c IN tail(found) |
        said + ', ' + coalesce(c.nameEn, c.name))}}
    ELSE {code: 'none', args: {}} END AS reason,
  {code: 'expected', args: {agreement: a.name}} AS expected,
  {code: 'observed', args: {count: size(found)}} AS observed,
  [] AS warnings,
  CASE WHEN size(found) > 0 THEN found ELSE [a] END AS evidence,
  CASE WHEN size(found) = 0 THEN [{code: 'expected', args: {agreement: a.name}}] ELSE [] END AS sought,
  CASE WHEN size(found) > 0 THEN since ELSE reduce(last = a.signedOn, x IN known |
    CASE WHEN last < x.end THEN x.end ELSE last END) END AS since, null AS dueBy,
  CASE WHEN size(found) = 0 THEN {code: 'name', args: {agreement: a.name},
    mending: 'NOW', on: null, targets: [a.id]} END AS change
