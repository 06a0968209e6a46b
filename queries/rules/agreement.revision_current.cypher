/*
id = "agreement.revision_current"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "BOTH"
guide = "§3"
subject = ["Agreement"]
topic = "AGREEMENTS"
police-facts = false
not-applicable = true

[title]
nb = "Samarbeidsavtalen er revidert i tide"
nn = "Samarbeidsavtalen er revidert i tide"
en = "The cooperation agreement has been revised in time"

[explanation]
nb = "Datoen for neste revisjon er ikke passert. Er avtalen revidert, men datoen ikke satt på nytt, sies det."
nn = "Datoen for neste revisjon er ikkje passert. Er avtalen revidert, men datoen ikkje sett på nytt, blir det sagt."
en = "The date for the next revision is not passed. Where the agreement was revised and the date not set anew, that is said."

[applies-to]
nb = "Hver samarbeidsavtale som gjelder og har en dato for neste revisjon; uten dato er det ikke noe å vurdere."
nn = "Kvar samarbeidsavtale som gjeld og har ein dato for neste revisjon; utan dato er det ikkje noko å vurdere."
en = "Every cooperation agreement in force that has a date for its next revision; without a date there is nothing to judge."

[remedy]
nb = "Partene reviderer avtalen og setter en ny dato."
nn = "Partane reviderer avtalen og set ein ny dato."
en = "The parties revise the agreement and set a new date."

[validity]

[texts.coming]
nb = "Neste revisjon er satt til {on}, og den dagen er ikke passert"
nn = "Neste revisjon er sett til {on}, og den dagen er ikkje passert"
en = "The next revision is set for {on}, and that day is not passed"
[texts.passed]
nb = "Revisjonen skulle vært gjort senest {on}"
nn = "Revisjonen skulle vore gjord seinast {on}"
en = "The revision was due on {on}"
[texts.undated]
nb = "Avtalen har ingen dato for neste revisjon: ikke noe å vurdere"
nn = "Avtalen har ingen dato for neste revisjon: ikkje noko å vurdere"
en = "The agreement has no date for its next revision: nothing to judge"
[texts.expected]
nb = "En dato for neste revisjon som ikke er passert"
nn = "Ein dato for neste revisjon som ikkje er passert"
en = "A date for the next revision that is not passed"
[texts.dated]
nb = "Neste revisjon: {on}"
nn = "Neste revisjon: {on}"
en = "Next revision: {on}"
[texts.none]
nb = "Neste revisjon: ikke satt"
nn = "Neste revisjon: ikkje sett"
en = "Next revision: not set"
[texts.revised]
nb = "Avtalen ble revidert {on}, men datoen for neste revisjon er ikke satt på nytt"
nn = "Avtalen vart revidert {on}, men datoen for neste revisjon er ikkje sett på nytt"
en = "The agreement was revised on {on}, and the date for the next revision was not set anew"
[texts.renew]
nb = "Sett en ny dato for neste revisjon av {agreement}"
nn = "Set ein ny dato for neste revisjon av {agreement}"
en = "Set a new date for the next revision of {agreement}"
[texts.revise]
nb = "Revider {agreement}, og sett en ny dato"
nn = "Revider {agreement}, og set ein ny dato"
en = "Revise {agreement}, and set a new date"
*/
MATCH (place:Municipality|CityDistrict)<-[:HAS_PARTY]-(a:Agreement)
WHERE 'COOPERATION' IN a.agreementKinds
  AND standing(a)
  AND holds(place)
WITH a, place ORDER BY place.id
WITH [a] AS subjects, collect(DISTINCT place) AS places, a
OPTIONAL MATCH (a)-[:HAS_REVISION]->(r:AgreementRevision)
WHERE a.nextRevisionOn < $asOf AND a.nextRevisionOn <= r.revisedOn AND r.revisedOn <= $asOf
WITH subjects, places, a, a.nextRevisionOn AS next, r ORDER BY r.revisedOn DESC, r.id
WITH subjects, places, a, next, next < $asOf AS passed, head(collect(r)) AS revision
RETURN subjects, places, places AS attestedFor,
  CASE WHEN next IS NULL THEN 'NOT_APPLICABLE' WHEN passed THEN 'GAP' ELSE 'MET' END AS judgement,
  CASE
    WHEN next IS NULL THEN {code: 'undated', args: {}}
    WHEN passed THEN {code: 'passed', args: {on: toString(next)}}
    ELSE {code: 'coming', args: {on: toString(next)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  CASE WHEN next IS NULL THEN {code: 'none', args: {}} ELSE {code: 'dated', args: {on: toString(next)}} END
    AS observed,
  CASE WHEN revision IS NULL THEN [] ELSE [{code: 'revised', args: {on: toString(revision.revisedOn)}}] END
    AS warnings,
  CASE WHEN revision IS NULL THEN [a] ELSE [a, revision] END AS evidence,
  [] AS sought,
  CASE WHEN passed THEN next + duration({days: 1}) END AS since, next AS dueBy,
  CASE
    WHEN revision IS NOT NULL THEN {code: 'renew', args: {agreement: a.name},
      mending: 'NOW', on: null, targets: [a.id]}
    WHEN passed THEN {code: 'revise', args: {agreement: a.name},
      mending: 'NOW', on: null, targets: [a.id]} END AS change
