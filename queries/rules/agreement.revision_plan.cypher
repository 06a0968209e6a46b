/*
id = "agreement.revision_plan"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "BOTH"
guide = "§3"
subject = ["Agreement"]
topic = "AGREEMENTS"
police-facts = false
not-applicable = false

[title]
nb = "Samarbeidsavtalen har en dato for neste revisjon"
nn = "Samarbeidsavtalen har ein dato for neste revisjon"
en = "The cooperation agreement has a date for its next revision"

[explanation]
nb = "Partene er enige om når avtalen skal revideres neste gang, og datoen er registrert."
nn = "Partane er samde om når avtalen skal reviderast neste gong, og datoen er registrert."
en = "The parties have agreed on when the agreement is to be revised next, and the date is registered."

[applies-to]
nb = "Hver samarbeidsavtale som gjelder og har en kommune eller bydel som part."
nn = "Kvar samarbeidsavtale som gjeld og har ein kommune eller bydel som part."
en = "Every cooperation agreement in force with a municipality or city district as a party."

[remedy]
nb = "Partene blir enige om en dato for neste revisjon."
nn = "Partane blir samde om ein dato for neste revisjon."
en = "The parties agree on a date for the next revision."

[validity]

[texts.planned]
nb = "Neste revisjon er satt til {on}"
nn = "Neste revisjon er sett til {on}"
en = "The next revision is set for {on}"
[texts.none]
nb = "Ingen dato for neste revisjon er registrert"
nn = "Ingen dato for neste revisjon er registrert"
en = "No date for the next revision is registered"
[texts.expected]
nb = "En dato for neste revisjon av {agreement}"
nn = "Ein dato for neste revisjon av {agreement}"
en = "A date for the next revision of {agreement}"
[texts.set]
nb = "Sett en dato for neste revisjon av {agreement}"
nn = "Set ein dato for neste revisjon av {agreement}"
en = "Set a date for the next revision of {agreement}"
*/
MATCH (place:Municipality|CityDistrict)<-[:HAS_PARTY]-(a:Agreement)
WHERE 'COOPERATION' IN a.agreementKinds
  AND standing(a)
  AND holds(place)
WITH a, place ORDER BY place.id
WITH [a] AS subjects, collect(DISTINCT place) AS places, a
RETURN subjects, places, places AS attestedFor,
  CASE WHEN a.nextRevisionOn IS NOT NULL THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE WHEN a.nextRevisionOn IS NOT NULL THEN {code: 'planned', args: {on: toString(a.nextRevisionOn)}}
    ELSE {code: 'none', args: {}} END AS reason,
  {code: 'expected', args: {agreement: a.name}} AS expected,
  CASE WHEN a.nextRevisionOn IS NOT NULL THEN {code: 'planned', args: {on: toString(a.nextRevisionOn)}}
    ELSE {code: 'none', args: {}} END AS observed,
  [] AS warnings, [a] AS evidence,
  CASE WHEN a.nextRevisionOn IS NULL THEN [{code: 'expected', args: {agreement: a.name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE WHEN a.nextRevisionOn IS NULL THEN {code: 'set', args: {agreement: a.name},
    mending: 'NOW', on: null, targets: [a.id]} END AS change
