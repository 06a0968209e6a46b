/*
id = "agreement.focus_basis"
version = 1
binding = "RECOMMENDATION"
wording = "bør revideres … på grunnlag av"
responsible = "BOTH"
guide = "§3"
subject = ["Agreement"]
topic = "AGREEMENTS"
police-facts = false
not-applicable = true

[title]
nb = "Siste revisjon av avtalen bygger på kunnskap fra begge parter"
nn = "Siste revisjon av avtalen byggjer på kunnskap frå begge partar"
en = "The last revision of the agreement draws on knowledge from both sides"

[explanation]
nb = "Den siste revisjonen viser til minst ett kunnskapsprodukt fra politiet og ett fra en kommune eller bydel som er part, eller fra en virksomhet der; et felles produkt er begge deler."
nn = "Den siste revisjonen viser til minst eitt kunnskapsprodukt frå politiet og eitt frå ein kommune eller bydel som er part, eller frå ei verksemd der; eit felles produkt er begge delar."
en = "The last revision cites at least one knowledge product from the police and one from a municipality or city district that is a party, or a unit of it; a joint one is both."

[applies-to]
nb = "Hver samarbeidsavtale som gjelder og er revidert; er den ikke revidert, er det ikke noe å vurdere."
nn = "Kvar samarbeidsavtale som gjeld og er revidert; er han ikkje revidert, er det ikkje noko å vurdere."
en = "Every cooperation agreement in force that has been revised; if it has not, there is nothing to judge."

[remedy]
nb = "Partene bygger neste revisjon på kunnskapsprodukter fra både politi og kommune, og registrerer hvilke."
nn = "Partane byggjer neste revisjon på kunnskapsprodukt frå både politi og kommune, og registrerer kva for nokre."
en = "The parties base the next revision on knowledge products from both police and municipality, and register which."

[validity]

[texts.both]
nb = "Revisjonen {on} viser til kunnskapsprodukter fra både politi og kommune"
nn = "Revisjonen {on} viser til kunnskapsprodukt frå både politi og kommune"
en = "The revision of {on} cites knowledge products from both police and municipality"
[texts.only-police]
nb = "Revisjonen {on} viser til kunnskapsprodukt fra politiet, men ikke fra kommunen"
nn = "Revisjonen {on} viser til kunnskapsprodukt frå politiet, men ikkje frå kommunen"
en = "The revision of {on} cites a knowledge product from the police, and none from the municipality"
[texts.only-municipality]
nb = "Revisjonen {on} viser til kunnskapsprodukt fra kommunen, men ikke fra politiet"
nn = "Revisjonen {on} viser til kunnskapsprodukt frå kommunen, men ikkje frå politiet"
en = "The revision of {on} cites a knowledge product from the municipality, and none from the police"
[texts.neither]
nb = "Revisjonen {on} viser verken til kunnskapsprodukt fra politiet eller fra kommunen"
nn = "Revisjonen {on} viser verken til kunnskapsprodukt frå politiet eller frå kommunen"
en = "The revision of {on} cites no knowledge product from the police and none from the municipality"
[texts.unrevised]
nb = "Ingen revisjon av avtalen er registrert: ikke noe å vurdere"
nn = "Ingen revisjon av avtalen er registrert: ikkje noko å vurdere"
en = "No revision of the agreement is registered: nothing to judge"
[texts.expected]
nb = "Siste revisjon viser til kunnskapsprodukter fra både politi og kommune"
nn = "Siste revisjon viser til kunnskapsprodukt frå både politi og kommune"
en = "The last revision cites knowledge products from both police and municipality"
[texts.observed]
nb = "Kunnskapsprodukter fra politiet: {police}; fra kommunen: {municipal}"
nn = "Kunnskapsprodukt frå politiet: {police}; frå kommunen: {municipal}"
en = "Knowledge products from the police: {police}; from the municipality: {municipal}"
[texts.sought-police]
nb = "Et kunnskapsprodukt fra politiet som revisjonen viser til"
nn = "Eit kunnskapsprodukt frå politiet som revisjonen viser til"
en = "A knowledge product from the police that the revision cites"
[texts.sought-municipality]
nb = "Et kunnskapsprodukt fra kommunen som revisjonen viser til"
nn = "Eit kunnskapsprodukt frå kommunen som revisjonen viser til"
en = "A knowledge product from the municipality that the revision cites"
[texts.cite]
nb = "Bygg neste revisjon av {agreement} på kunnskapsprodukter fra både politi og kommune"
nn = "Bygg neste revisjon av {agreement} på kunnskapsprodukt frå både politi og kommune"
en = "Base the next revision of {agreement} on knowledge products from both police and municipality"
*/
MATCH (place:Municipality|CityDistrict)<-[:HAS_PARTY]-(a:Agreement)
WHERE 'COOPERATION' IN a.agreementKinds
  AND standing(a)
  AND holds(place)
WITH a, place ORDER BY place.id
WITH [a] AS subjects, collect(DISTINCT place) AS places, a
OPTIONAL MATCH (a)-[:HAS_REVISION]->(r:AgreementRevision)
WHERE r.revisedOn <= $asOf
WITH subjects, places, a, r ORDER BY r.revisedOn DESC, r.id
WITH subjects, places, a, head(collect(r)) AS revision
OPTIONAL MATCH (revision)-[:BASED_ON]->(k:KnowledgeProduct)-[:PRODUCED_BY]->(by:Organization)
WITH subjects, places, a, revision, k,
  count(CASE WHEN of_police(by) THEN 1 END) > 0 AS fromPolice,
  count(CASE WHEN by IN places OR EXISTS { MATCH (by)-[:PART_OF]->(whole) WHERE whole IN places } THEN 1 END) > 0
    AS fromMunicipality
  ORDER BY k.id
WITH subjects, places, a, revision, collect(k) AS products,
  count(CASE WHEN fromPolice THEN 1 END) AS police, count(CASE WHEN fromMunicipality THEN 1 END) AS municipal
WITH subjects, places, a, revision, products, police, municipal,
  revision IS NOT NULL AND (police = 0 OR municipal = 0) AS lacking
RETURN subjects, places, places AS attestedFor,
  CASE WHEN revision IS NULL THEN 'NOT_APPLICABLE' WHEN lacking THEN 'ABSENT' ELSE 'MET' END AS judgement,
  CASE
    WHEN revision IS NULL THEN {code: 'unrevised', args: {}}
    WHEN police > 0 AND municipal > 0 THEN {code: 'both', args: {on: toString(revision.revisedOn)}}
    WHEN police > 0 THEN {code: 'only-police', args: {on: toString(revision.revisedOn)}}
    WHEN municipal > 0 THEN {code: 'only-municipality', args: {on: toString(revision.revisedOn)}}
    ELSE {code: 'neither', args: {on: toString(revision.revisedOn)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {police: police, municipal: municipal}} AS observed,
  [] AS warnings,
  CASE WHEN revision IS NULL THEN [] ELSE [revision] + products END AS evidence,
  CASE WHEN lacking AND police = 0 THEN [{code: 'sought-police', args: {}}] ELSE [] END
    + CASE WHEN lacking AND municipal = 0 THEN [{code: 'sought-municipality', args: {}}] ELSE [] END AS sought,
  revision.revisedOn AS since, null AS dueBy,
  CASE WHEN lacking THEN {code: 'cite', args: {agreement: a.name},
    mending: 'NEXT_OCCASION', on: null, targets: [a.id]} END AS change
