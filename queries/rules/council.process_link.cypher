/*
id = "council.process_link"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "BOTH"
guide = "§4.1.6"
subject = ["PoliceProcess", "Forum"]
topic = "PLANS"
police-facts = false
not-applicable = false

[title]
nb = "Politiets prosess er koblet til politirådet"
nn = "Prosessen til politiet er kopla til politirådet"
en = "The police process is linked to the police council"

[explanation]
nb = "Politiets prosess om prioriteringer og tiltak er koblet til politirådene i de kommunene som den gjelder."
nn = "Prosessen til politiet om prioriteringar og tiltak er kopla til politiråda i dei kommunane som han gjeld."
en = "The process of the police about priorities and measures is linked to the police councils of the municipalities that it concerns."

[applies-to]
nb = "Hver prosess som er i gang, med hvert politiråd i en kommune som den gjelder; ingen er unntatt."
nn = "Kvar prosess som er i gang, med kvart politiråd i ein kommune som han gjeld; ingen er unnatekne."
en = "Every process under way, with every police council of a municipality that it concerns; none is exempt."

[remedy]
nb = "Ta prosessen opp i politirådet, og før inn koblingen."
nn = "Ta prosessen opp i politirådet, og før inn koplinga."
en = "Take the process up in the police council, and register the link."

[validity]

[texts.linked]
nb = "{process} er koblet til {council}"
nn = "{process} er kopla til {council}"
en = "{process} is linked to {council}"
[texts.none]
nb = "Ingen kobling mellom {process} og {council} er registrert"
nn = "Inga kopling mellom {process} og {council} er registrert"
en = "No link between {process} and {council} is registered"
[texts.expected]
nb = "En kobling mellom prosessen og politirådet"
nn = "Ei kopling mellom prosessen og politirådet"
en = "A link between the process and the police council"
[texts.sought]
nb = "En kobling mellom {process} og {council}"
nn = "Ei kopling mellom {process} og {council}"
en = "A link between {process} and {council}"
[texts.link]
nb = "Koble {process} til {council}"
nn = "Kople {process} til {council}"
en = "Link {process} to {council}"
*/
councils(f)
CALL (municipalities) {
  UNWIND municipalities AS m
  MATCH (m)<-[:CONCERNS]-(x:PoliceProcess)
  WHERE x.startedOn <= $asOf AND (x.endedOn IS NULL OR $asOf < x.endedOn)
  RETURN x, collect(DISTINCT m) AS concerned
}
WITH [x, f] AS subjects, concerned AS places, x, f, territory + municipalities AS attestedFor
WITH *, EXISTS { (x)-[:LINKED_TO]->(f) } AS linked
WITH *, CASE WHEN linked THEN {code: 'linked', args: {process: x.name, council: f.name}}
  ELSE {code: 'none', args: {process: x.name, council: f.name}} END AS link
RETURN subjects, places, attestedFor, CASE WHEN linked THEN 'MET' ELSE 'ABSENT' END AS judgement,
  link AS reason, {code: 'expected', args: {}} AS expected, link AS observed, [] AS warnings,
  CASE WHEN linked THEN subjects ELSE [] END AS evidence,
  CASE WHEN linked THEN [] ELSE [{code: 'sought', args: {process: x.name, council: f.name}}] END AS sought,
  null AS since, null AS dueBy,
  CASE WHEN NOT linked THEN {code: 'link', args: {process: x.name, council: f.name},
    mending: 'NOW', on: null, targets: [x.id, f.id]} END AS change
