/*
id = "council.extension_in_agreement"
version = 1
binding = "OPTION"
wording = "kan med fordel"
responsible = "BOTH"
guide = "§4.2"
subject = ["Forum"]
topic = "AGREEMENTS"
police-facts = false
not-applicable = true

[title]
nb = "Avtalen beskriver det utvidede politirådet"
nn = "Avtalen beskriv det utvida politirådet"
en = "The agreement describes the extended police council"

[explanation]
nb = "En avtale som regulerer det utvidede rådet og gjelder, beskriver utvidelsen med skole, næringsliv og frivillige."
nn = "Ein avtale som regulerer det utvida rådet og gjeld, beskriv utvidinga med skule, næringsliv og frivillige."
en = "An agreement in force that regulates the extended council describes its extension by school, business and voluntary sector."

[applies-to]
nb = "Utvidede politiråd som en avtale regulerer."
nn = "Utvida politiråd som ein avtale regulerer."
en = "Extended police councils that an agreement regulates."

[remedy]
nb = "Partene beskriver utvidelsen i avtalen ved neste revisjon."
nn = "Partane beskriv utvidinga i avtalen ved neste revisjon."
en = "The parties describe the extension in the agreement at its next revision."

[validity]

[texts.described]
nb = "{agreement} beskriver utvidelsen"
nn = "{agreement} beskriv utvidinga"
en = "{agreement} describes the extension"
[texts.silent]
nb = "{agreement} er ikke registrert med en beskrivelse av utvidelsen"
nn = "{agreement} er ikkje registrert med ei beskriving av utvidinga"
en = "{agreement} is not registered with a description of the extension"
[texts.not-extended]
nb = "{council} er ikke et utvidet politiråd"
nn = "{council} er ikkje eit utvida politiråd"
en = "{council} is not an extended police council"
[texts.unregulated]
nb = "Ingen avtale som gjelder, regulerer {council}"
nn = "Ingen avtale som gjeld, regulerer {council}"
en = "No agreement in force regulates {council}"
[texts.expected]
nb = "En beskrivelse av utvidelsen i avtalen"
nn = "Ei beskriving av utvidinga i avtalen"
en = "A description of the extension in the agreement"
[texts.counts]
nb = "Avtaler som regulerer rådet: {agreements}; som beskriver utvidelsen: {describing}"
nn = "Avtalar som regulerer rådet: {agreements}; som beskriv utvidinga: {describing}"
en = "Agreements that regulate the council: {agreements}; that describe the extension: {describing}"
[texts.sought]
nb = "Utvidelsen av {council} i {agreement}"
nn = "Utvidinga av {council} i {agreement}"
en = "The extension of {council} in {agreement}"
[texts.describe]
nb = "Beskriv utvidelsen av {council} i {agreement}"
nn = "Beskriv utvidinga av {council} i {agreement}"
en = "Describe the extension of {council} in {agreement}"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
OPTIONAL MATCH (f)-[regulated:REGULATED_BY]->(a:Agreement)
WHERE holds(regulated) AND standing(a)
WITH subjects, places, attestedFor, f, a ORDER BY a.signedOn DESC, a.id
WITH subjects, places, attestedFor, f, collect(DISTINCT a) AS agreements
WITH *, [a IN agreements WHERE 'COUNCIL_EXTENSION' IN a.describes] AS describing,
  'EXTENDED_POLICE_COUNCIL' IN f.forumKinds AS extended
WITH *, CASE WHEN NOT extended OR size(agreements) = 0 THEN 'NOT_APPLICABLE'
    WHEN size(describing) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, attestedFor, judgement,
  CASE
    WHEN NOT extended THEN {code: 'not-extended', args: {council: f.name}}
    WHEN size(agreements) = 0 THEN {code: 'unregulated', args: {council: f.name}}
    WHEN judgement = 'MET' THEN {code: 'described', args: {agreement: describing[0].name}}
    ELSE {code: 'silent', args: {agreement: agreements[0].name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'counts', args: {agreements: size(agreements), describing: size(describing)}} AS observed,
  [] AS warnings, CASE judgement WHEN 'MET' THEN describing WHEN 'ABSENT' THEN agreements ELSE [] END AS evidence,
  CASE judgement WHEN 'ABSENT' THEN [{code: 'sought', args: {
    council: f.name, agreement: agreements[0].name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE judgement WHEN 'ABSENT' THEN {code: 'describe', args: {council: f.name, agreement: agreements[0].name},
    mending: 'NOW', on: null, targets: [agreements[0].id]} END AS change
