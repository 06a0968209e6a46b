/*
id = "slt.police_active"
version = 1
binding = "REQUIREMENT"
wording = "skal delta aktivt"
responsible = "POLICE"
guide = "§6"
subject = ["Forum", "Municipality"]
topic = "SLT"
police-facts = false
not-applicable = true

[title]
nb = "Politiet deltar aktivt i SLT-forumet"
nn = "Politiet deltek aktivt i SLT-forumet"
en = "The police take an active part in the SLT forum"

[explanation]
nb = "På nivået til forumet er en politistilling leder eller medlem, og har møtt selv eller ved stedfortreder på et avholdt møte de siste tolv månedene. Har kommunen flere forum på samme nivå, er ett nok."
nn = "På nivået til forumet er ei politistilling leiar eller medlem, og har møtt sjølv eller ved vara på eit halde møte dei siste tolv månadene. Har kommunen fleire forum på same nivå, er eitt nok."
en = "On the level of the forum a police post is chair or member, and came in person or by deputy to a meeting held in the last twelve months. Where the municipality has several forums on a level, one is enough."

[applies-to]
nb = "Hvert SLT-forum for hver kommune med SLT i dets område, når det er tolv måneder gammelt og har hatt et møte på nivået de siste tolv månedene. Er ingen modell registrert, må noen ha bekreftet at det er riktig."
nn = "Kvart SLT-forum for kvar kommune med SLT i området, når det er tolv månader gammalt og har hatt eit møte på nivået dei siste tolv månadene. Er ingen modell registrert, må nokon ha stadfesta at det stemmer."
en = "Every SLT forum for each municipality with SLT in its territory, once it is twelve months old and a meeting was held on its level in the last twelve months. Where no model is registered, somebody must have attested that this is so."

[remedy]
nb = "Politiet gir en stilling plass i forumet, og møter."
nn = "Politiet gir ei stilling plass i forumet, og møter."
en = "The police give a post a seat in the forum, and come."

[validity]

[texts.active]
nb = "{post} møtte i {forum} {on}"
nn = "{post} møtte i {forum} {on}"
en = "{post} came to {forum} on {on}"
[texts.absent]
nb = "Politiet er medlem av {forum}, men var fraværende på alle møtene ({meetings}) de siste tolv månedene"
nn = "Politiet er medlem av {forum}, men var fråverande på alle møta ({meetings}) dei siste tolv månadene"
en = "The police are a member of {forum}, and were absent from all meetings ({meetings}) of the last twelve months"
[texts.unregistered]
nb = "Det er ikke registrert at politiet møtte i {forum} de siste tolv månedene"
nn = "Det er ikkje registrert at politiet møtte i {forum} dei siste tolv månadene"
en = "It is not registered that the police came to {forum} in the last twelve months"
[texts.no-member]
nb = "Ingen politistilling er registrert som leder eller medlem av {forum}"
nn = "Inga politistilling er registrert som leiar eller medlem av {forum}"
en = "No police post is registered as chair or member of {forum}"
[texts.no-meeting]
nb = "Ingen møter holdt på dette nivået de siste tolv månedene: ikke noe å vurdere"
nn = "Ingen møte haldne på dette nivået dei siste tolv månadene: ikkje noko å vurdere"
en = "No meeting held on this level in the last twelve months: nothing to judge"
[texts.young]
nb = "{forum} er ikke tolv måneder gammelt ennå"
nn = "{forum} er ikkje tolv månader gammalt enno"
en = "{forum} is not twelve months old yet"
[texts.not-slt]
nb = "Kommunen har ikke SLT: {model}"
nn = "Kommunen har ikkje SLT: {model}"
en = "The municipality does not have SLT: {model}"
[texts.model-unknown]
nb = "Ingen forebyggingsmodell er registrert for {municipality}"
nn = "Ingen førebyggingsmodell er registrert for {municipality}"
en = "No prevention model is registered for {municipality}"
[texts.expected]
nb = "En politistilling som leder eller medlem av {forum}, møtt de siste tolv månedene"
nn = "Ei politistilling som leiar eller medlem av {forum}, møtt dei siste tolv månadene"
en = "A police post as chair or member of {forum}, which came in the last twelve months"
[texts.observed]
nb = "Politistillinger med plass: {seats}; møter holdt: {meetings}; oppmøter: {attended}"
nn = "Politistillingar med plass: {seats}; møte haldne: {meetings}; frammøte: {attended}"
en = "Police posts with a seat: {seats}; meetings held: {meetings}; times attended: {attended}"
[texts.vacant]
nb = "Ubesatt nå: {post}"
nn = "Ledig no: {post}"
en = "Vacant now: {post}"
[texts.attend]
nb = "Møt på neste møte i {forum}"
nn = "Møt på neste møte i {forum}"
en = "Come to the next meeting of {forum}"
[texts.register]
nb = "Registrer hvem fra politiet som møtte i {forum}"
nn = "Registrer kven frå politiet som møtte i {forum}"
en = "Register who came to {forum} from the police"
[texts.seat]
nb = "Gi en politistilling plass i {forum}, og møt på neste møte"
nn = "Gi ei politistilling plass i {forum}, og møt på neste møte"
en = "Give a police post a seat in {forum}, and come to the next meeting"
*/
MATCH (m:Municipality)<-[part:PART_OF*0..1]-(area)<-[lies:FOR_TERRITORY]-(f:Forum)
WHERE holds(m)
  AND all(within IN part WHERE holds(within))
  AND holds(area)
  AND holds(lies)
  AND holds(f)
  AND any(kind IN f.forumKinds WHERE kind STARTS WITH 'SLT_')
WITH DISTINCT f, m
WITH [f, m] AS subjects, [m] AS places, f, m
CALL (f) {
  OPTIONAL MATCH (f)-[:HAS_MEETING]->(meeting:Meeting)
  WHERE held_lately(meeting)
  WITH f, meeting ORDER BY meeting.heldOn DESC, meeting.id
  WITH f, collect(meeting) AS meetings
  // Whoever was away for a while has had two seats.
  OPTIONAL MATCH (f)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(p:Post)-[:HAS_ROLE]->(role:Role)
  WHERE role.side = 'POLICE'
  WITH meetings, p, collect(seat) AS ever
  WITH meetings, p, ever, [x IN ever WHERE x.membershipRole IN ['CHAIR', 'MEMBER'] AND holds(x)] AS seats
  WITH meetings, CASE WHEN size(seats) > 0 THEN p END AS p, seats,
    CASE WHEN size(seats) > 0 THEN ever ELSE [null] END AS evers
  UNWIND evers AS ever
  OPTIONAL MATCH (ever)-[came:ATTENDED]->(meeting:Meeting)
  WHERE held_lately(meeting)
  WITH meetings, p, seats, ever, came, meeting ORDER BY meeting.heldOn DESC, meeting.id
  WITH meetings, p, seats, collect(CASE WHEN came.status IN ['PRESENT', 'DEPUTY']
      THEN {seat: ever, meeting: meeting} END) AS attended, count(DISTINCT meeting) AS noted
  WITH meetings, p, seats, attended, noted, staffed(p) AS manned
  ORDER BY size(attended) > 0 DESC, manned DESC, attended[0].meeting.heldOn DESC, p.id
  RETURN meetings, collect(CASE WHEN p IS NOT NULL THEN {post: p, seats: seats, attended: attended, noted: noted,
    held: manned} END) AS police
}
// Since when: a meeting, and who came to it, count for a window.
CALL (f) {
  OPTIONAL MATCH (f)-[:HAS_MEETING]->(meeting:Meeting)
  WHERE was_held(meeting)
  OPTIONAL MATCH (meeting)<-[came:ATTENDED]-(seat:Membership)-[:OF_MEMBER]->(:Post)-[:HAS_ROLE]->(role:Role)
  WHERE role.side = 'POLICE' AND seat.membershipRole IN ['CHAIR', 'MEMBER']
  WITH f, meeting, count(came) > 0 AS noted, count(CASE WHEN came.status <> 'ABSENT' THEN came END) > 0 AS came
  ORDER BY meeting.heldOn DESC
  RETURN collect(CASE WHEN meeting IS NOT NULL THEN {noted: noted, came: came,
    begin: meeting.heldOn, end: meeting.heldOn + duration({months: 12})} END) AS ever
}
WITH m, collect({subjects: subjects, places: places, forum: f, kinds: f.forumKinds, meetings: meetings, police: police,
  active: size([x IN police WHERE size(x.attended) > 0]) > 0, ever: ever}) AS forums
WITH m, forums, prevention(m) AS models
WITH m, forums, [x IN models WHERE x.modelKind = 'SLT'] AS slt, head(models) AS model
UNWIND forums AS own
WITH m, slt, model, own, own.forum AS f, [kind IN own.kinds WHERE kind STARTS WITH 'SLT_'] AS levels,
  // Its own first, then the others on its level.
  [own] + [x IN forums WHERE x.forum <> own.forum AND any(kind IN x.kinds WHERE kind IN own.kinds
    AND kind STARTS WITH 'SLT_')] AS around
WITH m, slt, model, own, f, levels, around, own.police AS police, own.meetings AS meetings,
  all(level IN levels WHERE any(x IN around WHERE x.active AND level IN x.kinds)) AS active,
  none(x IN around WHERE size(x.meetings) > 0) AS quiet,
  coalesce(f.validFrom > $windowStart, false) AS young, head([x IN around WHERE x.active]) AS shown
WITH m, own.subjects AS subjects,
  own.places AS places, slt, model, f, police, meetings, active, quiet, young,
  shown.forum AS where, head(shown.police) AS who, around,
  reduce(sum = 0, x IN police | sum + size(x.attended)) AS attended,
  size(police) > 0 AND size(meetings) > 0 AND all(x IN police WHERE x.noted = size(meetings)) AS noted,
  own.ever AS ever, levels
WITH *, [x IN ever WHERE x.noted OR NOT noted] AS occasions, head(slt) AS chosen, [level IN levels | COLLECT {
  UNWIND around AS x UNWIND x.ever AS one WITH x, one WHERE one.came AND level IN x.kinds
  RETURN one ORDER BY one.begin DESC }] AS sides
WITH *, unbroken(occasions) AS first,
  [begun(chosen), CASE WHEN f.startKnown IS NULL THEN f.validFrom + duration({months: 12}) END] AS starts
WITH *, starts + CASE WHEN active THEN [spans IN sides | unbroken(spans)] ELSE [coalesce(lost(sides), first), first] END
  AS turns
RETURN subjects, places, places AS attestedFor,
  CASE
    WHEN size(slt) = 0 AND model IS NULL THEN 'CONDITION_ABSENT'
    WHEN size(slt) = 0 OR young OR quiet THEN 'NOT_APPLICABLE'
    WHEN active THEN 'MET'
    WHEN noted THEN 'GAP'
    ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(slt) = 0 AND model IS NULL THEN {code: 'model-unknown', args: {municipality: m.name}}
    WHEN size(slt) = 0 THEN {code: 'not-slt', args: {model: model.name}}
    WHEN young THEN {code: 'young', args: {forum: f.name}}
    WHEN quiet THEN {code: 'no-meeting', args: {}}
    WHEN active THEN {code: 'active', args: {
      post: who.post.name, forum: where.name, on: toString(who.attended[0].meeting.heldOn)}}
    WHEN noted THEN {code: 'absent', args: {forum: f.name, meetings: size(meetings)}}
    WHEN size(police) > 0 THEN {code: 'unregistered', args: {forum: f.name}}
    ELSE {code: 'no-member', args: {forum: f.name}} END AS reason,
  {code: 'expected', args: {forum: f.name}} AS expected,
  {code: 'observed', args: {seats: size(police), meetings: size(meetings), attended: attended}} AS observed,
  CASE WHEN active AND size(slt) > 0 AND NOT young AND NOT who.held THEN [{code: 'vacant', args: {
    post: who.post.name}}] ELSE [] END AS warnings,
  CASE
    WHEN size(slt) = 0 THEN CASE WHEN model IS NULL THEN [] ELSE [model] END
    WHEN young OR quiet THEN [f]
    WHEN active THEN slt + reduce(found = [], x IN [each IN around WHERE each.active] | found + reduce(
      nodes = [x.forum], p IN [each IN x.police WHERE size(each.attended) > 0] |
      nodes + p.post + p.seats + [a IN p.attended | a.meeting]))
    ELSE reduce(found = slt + [f] + meetings, x IN police | found + x.post + x.seats) END AS evidence,
  CASE WHEN size(slt) = 0 OR young OR quiet OR active THEN [] ELSE [{code: 'expected', args: {forum: f.name}}] END
    AS sought,
  CASE WHEN size(slt) > 0 AND NOT young AND NOT quiet THEN latest(turns) END AS since,
  CASE WHEN young THEN f.validFrom + duration({months: 12}) END AS dueBy,
  CASE
    WHEN size(slt) = 0 OR young OR quiet OR active THEN null
    WHEN noted THEN {code: 'attend', args: {forum: f.name}, mending: 'NEXT_OCCASION', on: null, targets: [f.id]}
    WHEN size(police) > 0 THEN {code: 'register', args: {forum: f.name}, mending: 'NOW', on: null, targets: [f.id]}
    ELSE {code: 'seat', args: {forum: f.name}, mending: 'NEXT_OCCASION', on: null, targets: [f.id]} END AS change
