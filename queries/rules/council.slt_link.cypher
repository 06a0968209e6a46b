/*
id = "council.slt_link"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "BOTH"
guide = "§4.1.1, §6"
subject = ["Forum", "Municipality"]
topic = "FORUMS"
police-facts = false
not-applicable = true

[title]
nb = "Politirådet henger sammen med SLT"
nn = "Politirådet heng saman med SLT"
en = "The police council is linked with SLT"

[explanation]
nb = "SLT-koordinatoren for kommunen deltar i rådet, eller rådet er også styringsgruppen for SLT. Har bare en ubesatt koordinatorstilling plass der, er det et avvik."
nn = "SLT-koordinatoren for kommunen deltek i rådet, eller rådet er òg styringsgruppa for SLT. Har berre ei ledig koordinatorstilling plass der, er det eit avvik."
en = "The SLT coordinator of the municipality takes part in the council, or the council is the SLT steering group too. If only a vacant coordinator post has a seat, it is a gap."

[applies-to]
nb = "Kommuner med SLT i området til et politiråd. Er det ikke kjent hvilken modell kommunen har valgt, er utfallet ukjent."
nn = "Kommunar med SLT i området til eit politiråd. Er det ikkje kjent kva modell kommunen har valt, er utfallet ukjent."
en = "Municipalities with SLT in the territory of a police council. Where it is not known which model the municipality has chosen, the outcome is unknown."

[remedy]
nb = "Gi SLT-koordinatoren plass i rådet, eller la rådet være styringsgruppe for SLT."
nn = "Gi SLT-koordinatoren plass i rådet, eller lat rådet vere styringsgruppe for SLT."
en = "Give the SLT coordinator a seat in the council, or let the council be the SLT steering group."

[validity]

[texts.steering]
nb = "{council} er også styringsgruppe for SLT"
nn = "{council} er òg styringsgruppe for SLT"
en = "{council} is the SLT steering group too"
[texts.seated]
nb = "{post} deltar i {council}"
nn = "{post} deltek i {council}"
en = "{post} takes part in {council}"
[texts.vacant]
nb = "{post} har plass i {council}, men er ubesatt"
nn = "{post} har plass i {council}, men er ledig"
en = "{post} has a seat in {council}, and is vacant"
[texts.none]
nb = "Ingen SLT-koordinator for {municipality} er registrert i {council}, og rådet er ikke styringsgruppe for SLT"
nn = "Ingen SLT-koordinator for {municipality} er registrert i {council}, og rådet er ikkje styringsgruppe for SLT"
en = "No SLT coordinator of {municipality} is registered in {council}, and the council is not the SLT steering group"
[texts.other-model]
nb = "{municipality} har ikke SLT"
nn = "{municipality} har ikkje SLT"
en = "{municipality} does not have SLT"
[texts.model-unknown]
nb = "Det er ikke kjent hvilken modell {municipality} har valgt"
nn = "Det er ikkje kjent kva modell {municipality} har valt"
en = "It is not known which model {municipality} has chosen"
[texts.expected]
nb = "SLT-koordinatoren i rådet, eller rådet som styringsgruppe for SLT"
nn = "SLT-koordinatoren i rådet, eller rådet som styringsgruppe for SLT"
en = "The SLT coordinator in the council, or the council as the SLT steering group"
[texts.counts]
nb = "SLT-koordinatorer for kommunen i rådet: {held} besatt, {vacant} ubesatt"
nn = "SLT-koordinatorar for kommunen i rådet: {held} med nokon i, {vacant} ledige"
en = "SLT coordinators of the municipality in the council: {held} held, {vacant} vacant"
[texts.sought]
nb = "SLT-koordinatoren for {municipality} i {council}"
nn = "SLT-koordinatoren for {municipality} i {council}"
en = "The SLT coordinator of {municipality} in {council}"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.seat]
nb = "Gi SLT-koordinatoren for {municipality} plass i {council}"
nn = "Gi SLT-koordinatoren for {municipality} plass i {council}"
en = "Give the SLT coordinator of {municipality} a seat in {council}"
[texts.state-model]
nb = "Før inn hvilken modell {municipality} har valgt"
nn = "Før inn kva modell {municipality} har valt"
en = "Register which model {municipality} has chosen"
*/
councils(f)
UNWIND [x IN municipalities WHERE x:Municipality] AS m
WITH [f, m] AS subjects, [m] AS places, f, m
OPTIONAL MATCH (m)<-[:CHOSEN_BY]-(model:PreventionModel)
WHERE holds(model)
WITH subjects, places, f, m, model ORDER BY model.id
WITH subjects, places, f, m, collect(model) AS models
WITH *, [x IN models WHERE x.modelKind = 'SLT'] AS slt, 'SLT_STEERING' IN f.forumKinds AS steering
CALL (f, m) {
  MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:SLT_COORDINATOR'})
  WHERE coalesce(s.validFrom, $asOf) <= $asOf AND sits(s)
  MATCH (p)-[:POST_IN]->(o:Organization)
  WHERE holds(o)
  MATCH (p)-[:HAS_REMIT]->(a:Remit)-[:COVERS]->(place)
  WHERE holds(a) AND (place = m OR EXISTS {
    MATCH (place)-[part:PART_OF]->(m)
    WHERE holds(part) AND holds(place)
  })
  holders(p)
  WITH p, s, a, holding, [begun(s), begun(a), turned] AS days
  WITH p, holding, collect(DISTINCT CASE WHEN holds(s) THEN s END) AS seats, collect(DISTINCT a) AS remits,
    min(CASE WHEN holds(s) THEN latest(days) END) AS since, max(s.validTo) AS over, count(s.endKnown) AS vague
  WITH p, holding, seats, remits, since, over, vague ORDER BY since IS NULL, since, p.id
  RETURN collect(CASE WHEN size(seats) > 0 THEN {post: p, held: size(holding) > 0, since: since,
    nodes: [p] + seats + remits + holding} END) AS coordinators, CASE WHEN sum(vague) = 0 THEN max(over) END AS over
}
WITH *, [x IN coordinators WHERE x.held] AS held, [x IN coordinators WHERE NOT x.held] AS vacant
WITH *, CASE
    WHEN size(models) = 0 THEN 'UNKNOWN' WHEN size(slt) = 0 THEN 'NOT_APPLICABLE'
    WHEN steering OR size(held) > 0 THEN 'MET' WHEN size(vacant) > 0 THEN 'GAP' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, places AS attestedFor, judgement,
  CASE
    WHEN judgement = 'UNKNOWN' THEN {code: 'model-unknown', args: {municipality: m.name}}
    WHEN judgement = 'NOT_APPLICABLE' THEN {code: 'other-model', args: {municipality: m.name}}
    WHEN steering THEN {code: 'steering', args: {council: f.name}}
    WHEN judgement = 'MET' THEN {code: 'seated', args: {post: held[0].post.name, council: f.name}}
    WHEN judgement = 'GAP' THEN {code: 'vacant', args: {post: vacant[0].post.name, council: f.name}}
    ELSE {code: 'none', args: {municipality: m.name, council: f.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'counts', args: {held: size(held), vacant: size(vacant)}} AS observed,
  [] AS warnings,
  CASE judgement
    WHEN 'MET' THEN slt + reduce(found = [], x IN held | found + x.nodes)
    WHEN 'GAP' THEN slt + reduce(found = [], x IN vacant | found + x.nodes)
    ELSE models END AS evidence,
  CASE WHEN judgement IN ['GAP', 'ABSENT']
    THEN [{code: 'sought', args: {municipality: m.name, council: f.name}}] ELSE [] END AS sought,
  CASE WHEN judgement = 'MET' AND NOT steering THEN held[0].since WHEN judgement = 'GAP' THEN last(vacant).since
    WHEN judgement = 'ABSENT' THEN over END AS since,
  null AS dueBy,
  CASE judgement
    WHEN 'GAP' THEN {code: 'fill', args: {post: vacant[0].post.name},
      mending: 'NOW', on: null, targets: [vacant[0].post.id]}
    WHEN 'ABSENT' THEN {code: 'seat', args: {municipality: m.name, council: f.name},
      mending: 'NOW', on: null, targets: [f.id, m.id]}
    WHEN 'UNKNOWN' THEN {code: 'state-model', args: {municipality: m.name},
      mending: 'NOW', on: null, targets: [m.id]} END AS change
