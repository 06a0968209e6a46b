/*
id = "council.regional_anchoring"
version = 1
binding = "RECOMMENDATION"
wording = "bør være forankret"
responsible = "MUNICIPALITY"
guide = "§4.3"
subject = ["Forum", "Municipality"]
topic = "RECORDS"
police-facts = false
not-applicable = true

[title]
nb = "Det regionale politirådet er forankret i kommunen"
nn = "Det regionale politirådet er forankra i kommunen"
en = "The regional police council is anchored in the municipality"

[explanation]
nb = "Et vedtak av kommunen om det regionale rådet er registrert og gjelder fortsatt."
nn = "Eit vedtak av kommunen om det regionale rådet er registrert og gjeld framleis."
en = "A decision by the municipality about the regional council is registered and still holds."

[applies-to]
nb = "Hver kommune i området til et regionalt politiråd. For andre politiråd gjelder regelen ikke."
nn = "Kvar kommune i området til eit regionalt politiråd. For andre politiråd gjeld regelen ikkje."
en = "Every municipality in the territory of a regional police council. The rule does not apply to other councils."

[remedy]
nb = "Kommunen gjør et vedtak om å delta i det regionale rådet."
nn = "Kommunen gjer eit vedtak om å delta i det regionale rådet."
en = "The municipality decides to take part in the regional council."

[validity]

[texts.decided]
nb = "{municipality} gjorde {on} vedtak om {council}"
nn = "{municipality} gjorde {on} vedtak om {council}"
en = "{municipality} decided on {on} about {council}"
[texts.none]
nb = "Ingen vedtak av {municipality} om {council} er registrert"
nn = "Ingen vedtak av {municipality} om {council} er registrerte"
en = "No decision by {municipality} about {council} is registered"
[texts.not-regional]
nb = "{council} er ikke et regionalt politiråd"
nn = "{council} er ikkje eit regionalt politiråd"
en = "{council} is not a regional police council"
[texts.expected]
nb = "Et vedtak av {municipality} om det regionale rådet"
nn = "Eit vedtak av {municipality} om det regionale rådet"
en = "A decision by {municipality} about the regional council"
[texts.counts]
nb = "Vedtak av kommunen om rådet: {decisions}"
nn = "Vedtak av kommunen om rådet: {decisions}"
en = "Decisions by the municipality about the council: {decisions}"
[texts.sought]
nb = "Et vedtak av {municipality} om {council}"
nn = "Eit vedtak av {municipality} om {council}"
en = "A decision by {municipality} about {council}"
[texts.decide]
nb = "Gjør et vedtak i {municipality} om {council}"
nn = "Gjer eit vedtak i {municipality} om {council}"
en = "Make a decision in {municipality} about {council}"
*/
councils(f)
UNWIND [x IN municipalities WHERE x:Municipality] AS m
WITH [f, m] AS subjects, [m] AS places, f, m, 'REGIONAL_POLICE_COUNCIL' IN f.forumKinds AS regional
CALL (f, m, regional) {
  MATCH (f)<-[:RECORDS]-(r:Record {recordKind: 'DECISION'})-[:DECIDED_BY]->(by)
  WHERE regional AND recorded(r) AND (by = m OR EXISTS { (by)-[:POST_IN]->(m) })
  WITH DISTINCT r ORDER BY r.recordedOn, r.id
  RETURN collect(r) AS decisions
}
WITH *, CASE WHEN NOT regional THEN 'NOT_APPLICABLE' WHEN size(decisions) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, places AS attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'decided', args: {
      municipality: m.name, on: toString(decisions[0].recordedOn), council: f.name}}
    WHEN 'ABSENT' THEN {code: 'none', args: {municipality: m.name, council: f.name}}
    ELSE {code: 'not-regional', args: {council: f.name}} END AS reason,
  {code: 'expected', args: {municipality: m.name}} AS expected,
  {code: 'counts', args: {decisions: size(decisions)}} AS observed,
  [] AS warnings, decisions AS evidence,
  CASE judgement WHEN 'ABSENT' THEN [{code: 'sought', args: {municipality: m.name, council: f.name}}] ELSE [] END AS sought,
  decisions[0].recordedOn AS since, null AS dueBy,
  CASE judgement WHEN 'ABSENT' THEN {code: 'decide', args: {municipality: m.name, council: f.name},
    mending: 'NOW', on: null, targets: [m.id, f.id]} END AS change
