/*
id = "council.service_unit_leader"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales alltid"
responsible = "POLICE"
guide = "§5.2"
subject = ["Forum", "ServiceUnit"]
topic = "FORUMS"
police-facts = false
not-applicable = true

[title]
nb = "Lederen av tjenesteenheten deltar alltid i politirådet"
nn = "Leiaren av tenesteeininga deltek alltid i politirådet"
en = "The service unit leader always takes part in the police council"

[explanation]
nb = "Lederen av tjenesteenheten som betjener området, deltar i rådet og var på hvert møte de siste tolv månedene, selv eller ved stedfortreder. Er oppmøtet eller enheten ikke registrert, er utfallet ukjent."
nn = "Leiaren av tenesteeininga som har området, deltek i rådet og var på kvart møte dei siste tolv månadene, sjølv eller ved stadfortredar. Er oppmøtet eller eininga ikkje registrert, er utfallet ukjent."
en = "The leader of the service unit that serves the territory takes part in the council and attended every meeting in the last twelve months, in person or by a deputy. Where attendance or the unit is not registered, the outcome is unknown."

[applies-to]
nb = "Politiråd som har holdt møte de siste tolv månedene, med hver tjenesteenhet som betjener området."
nn = "Politiråd som har halde møte dei siste tolv månadene, med kvar tenesteeining som har området."
en = "Police councils that held a meeting in the last twelve months, with each service unit that serves the territory."

[remedy]
nb = "Lederen av tjenesteenheten får plass i rådet og kommer på hvert møte."
nn = "Leiaren av tenesteeininga får plass i rådet og kjem på kvart møte."
en = "The service unit leader is given a seat in the council and attends every meeting."

[validity]

[texts.attended]
nb = "Lederen av {unit} var på alle møter etter {after}: {meetings}"
nn = "Leiaren av {unit} var på alle møte etter {after}: {meetings}"
en = "The leader of {unit} attended every meeting after {after}: {meetings}"
[texts.absent]
nb = "Lederen av {unit} var ikke på møtet {on}"
nn = "Leiaren av {unit} var ikkje på møtet {on}"
en = "The leader of {unit} did not attend the meeting on {on}"
[texts.vacant]
nb = "{post} har plass i {council}, men er ubesatt"
nn = "{post} har plass i {council}, men er ledig"
en = "{post} has a seat in {council}, and is vacant"
[texts.attendance-unknown]
nb = "Det er ikke registrert om lederen av {unit} var på møtet {on}"
nn = "Det er ikkje registrert om leiaren av {unit} var på møtet {on}"
en = "It is not registered whether the leader of {unit} attended the meeting on {on}"
[texts.not-member]
nb = "Lederen av {unit} er ikke registrert i {council}"
nn = "Leiaren av {unit} er ikkje registrert i {council}"
en = "The leader of {unit} is not registered in {council}"
[texts.unit-unknown]
nb = "Det er ikke registrert hvilken tjenesteenhet som betjener området til {council}"
nn = "Det er ikkje registrert kva tenesteeining som har området til {council}"
en = "It is not registered which service unit serves the territory of {council}"
[texts.no-meeting]
nb = "Ingen møter er holdt etter {after}: ingenting å bedømme"
nn = "Ingen møte er haldne etter {after}: ingenting å vurdere"
en = "No meeting was held after {after}: nothing to judge"
[texts.expected]
nb = "Lederen av tjenesteenheten i rådet og på hvert møte"
nn = "Leiaren av tenesteeininga i rådet og på kvart møte"
en = "The service unit leader in the council and at every meeting"
[texts.counts]
nb = "Møter: {meetings}; til stede: {attended}; fraværende: {absent}; ikke registrert: {missing}"
nn = "Møte: {meetings}; til stades: {attended}; fråverande: {absent}; ikkje registrert: {missing}"
en = "Meetings: {meetings}; attended: {attended}; absent: {absent}; not registered: {missing}"
[texts.sought-seat]
nb = "Lederen av {unit} i {council}"
nn = "Leiaren av {unit} i {council}"
en = "The leader of {unit} in {council}"
[texts.sought-attendance]
nb = "Oppmøtet til lederen av {unit} på møtet {on}"
nn = "Oppmøtet til leiaren av {unit} på møtet {on}"
en = "The attendance of the leader of {unit} at the meeting on {on}"
[texts.sought-unit]
nb = "En tjenesteenhet for området til {council}"
nn = "Ei tenesteeining for området til {council}"
en = "A service unit for the territory of {council}"
[texts.seat]
nb = "Gi lederen av {unit} plass i {council}, og møt på hvert møte"
nn = "Gi leiaren av {unit} plass i {council}, og møt på kvart møte"
en = "Give the leader of {unit} a seat in {council}, and attend every meeting"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.wait]
nb = "Møt fra nå av; fraværet {on} teller til {until}"
nn = "Møt frå no av; fråværet {on} tel til {until}"
en = "Attend from now on; the absence on {on} counts until {until}"
[texts.register]
nb = "Før inn oppmøtet til lederen av {unit}; møter som mangler det: {missing}"
nn = "Før inn oppmøtet til leiaren av {unit}; møte som manglar det: {missing}"
en = "Register the attendance of the leader of {unit}; meetings without it: {missing}"
[texts.state-unit]
nb = "Før inn hvilken tjenesteenhet som betjener området til {council}"
nn = "Før inn kva tenesteeining som har området til {council}"
en = "Register which service unit serves the territory of {council}"
*/
councils(f)
// A unit may serve a place, city districts of it, or the municipality around it.
CALL (territory) {
  UNWIND territory AS place
  MATCH (place)-[part:PART_OF*0..1]-(served:Municipality|CityDistrict)<-[serves:SERVES]-(u:ServiceUnit)
  WHERE all(x IN part WHERE holds(x)) AND holds(served) AND holds(serves) AND holds(u)
  WITH u, collect(DISTINCT place) AS served
  RETURN collect({unit: u, served: served}) AS serving
}
UNWIND CASE WHEN size(serving) = 0 THEN [{unit: null, served: territory}] ELSE serving END AS one
WITH f, municipalities, one.unit AS u, one.served AS served
WITH CASE WHEN u IS NULL THEN [f] ELSE [f, u] END AS subjects, served AS places, f, u, served + municipalities AS attestedFor
CALL (f) {
  MATCH (f)-[:HAS_MEETING]->(m:Meeting)
  WHERE held_lately(m)
  WITH m ORDER BY m.heldOn, m.id
  RETURN collect(m) AS meetings
}
CALL (f, u) {
  MATCH (u)<-[:POST_IN]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:SERVICE_UNIT_LEADER'})
  MATCH (p)<-[:OF_MEMBER]-(s:Membership)<-[:HAS_MEMBERSHIP]-(f)
  holders(p)
  WITH p, s, holding, [begun(s), turned] AS days
  WITH p, s, holding, latest(days) AS since ORDER BY size(holding) > 0 DESC, since IS NULL, since, s.id
  WITH collect(s) AS seats, collect(CASE WHEN holds(s) AND sits(s) THEN
    {post: p, since: since, held: size(holding) > 0, nodes: [p, s] + holding} END) AS sitting
  RETURN seats, sitting, head(sitting) AS leader
}
WITH *, [m IN meetings | {meeting: m, came: [(m)<-[t:ATTENDED]-(s) WHERE s IN seats | t.status <> 'ABSENT']}] AS listed
WITH *, [x IN listed WHERE any(c IN x.came WHERE c) | x.meeting] AS attended,
  [x IN listed WHERE size(x.came) > 0 AND none(c IN x.came WHERE c) | x.meeting] AS absent,
  [x IN listed WHERE size(x.came) = 0 | x.meeting] AS missing
WITH *, last(absent).heldOn + duration({months: 12}) AS until, CASE
    WHEN size(meetings) = 0 THEN 'no-meeting' WHEN u IS NULL THEN 'unit-unknown'
    WHEN leader IS NULL THEN 'not-member' WHEN NOT leader.held THEN 'vacant'
    WHEN size(absent) > 0 THEN 'absent' WHEN size(missing) > 0 THEN 'attendance-unknown' ELSE 'attended' END AS state
RETURN subjects, places, attestedFor,
  CASE
    WHEN state = 'attended' THEN 'MET' WHEN state = 'no-meeting' THEN 'NOT_APPLICABLE'
    WHEN state IN ['vacant', 'absent'] THEN 'GAP' WHEN state = 'not-member' THEN 'ABSENT' ELSE 'UNKNOWN' END AS judgement,
  CASE state
    WHEN 'attended' THEN {code: 'attended', args: {
      unit: u.name, after: toString($windowStart), meetings: size(meetings)}}
    WHEN 'absent' THEN {code: 'absent', args: {unit: u.name, on: toString(last(absent).heldOn)}}
    WHEN 'vacant' THEN {code: 'vacant', args: {post: leader.post.name, council: f.name}}
    WHEN 'attendance-unknown' THEN {code: 'attendance-unknown', args: {
      unit: u.name, on: toString(last(missing).heldOn)}}
    WHEN 'not-member' THEN {code: 'not-member', args: {unit: u.name, council: f.name}}
    WHEN 'unit-unknown' THEN {code: 'unit-unknown', args: {council: f.name}}
    ELSE {code: 'no-meeting', args: {after: toString($windowStart)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'counts', args: {
    meetings: size(meetings), attended: size(attended), absent: size(absent), missing: size(missing)}} AS observed,
  [] AS warnings,
  CASE state
    WHEN 'attended' THEN reduce(found = attended, x IN sitting | found + x.nodes)
    WHEN 'absent' THEN absent WHEN 'vacant' THEN leader.nodes WHEN 'attendance-unknown' THEN missing
    ELSE [] END AS evidence,
  CASE state
    WHEN 'not-member' THEN [{code: 'sought-seat', args: {unit: u.name, council: f.name}}]
    WHEN 'attendance-unknown' THEN [m IN missing | {code: 'sought-attendance', args: {unit: u.name, on: toString(m.heldOn)}}]
    WHEN 'unit-unknown' THEN [{code: 'sought-unit', args: {council: f.name}}] ELSE [] END AS sought,
  CASE state WHEN 'absent' THEN absent[0].heldOn WHEN 'vacant' THEN leader.since END AS since, null AS dueBy,
  CASE state
    WHEN 'not-member' THEN {code: 'seat', args: {unit: u.name, council: f.name},
      mending: 'NEXT_OCCASION', on: null, targets: [f.id, u.id]}
    WHEN 'vacant' THEN {code: 'fill', args: {post: leader.post.name},
      mending: CASE WHEN size(absent) + size(missing) = 0 THEN 'NOW' ELSE 'NEXT_OCCASION' END,
      on: null, targets: [leader.post.id]}
    WHEN 'absent' THEN {code: 'wait', args: {on: toString(last(absent).heldOn), until: toString(until)},
      mending: 'TIME_ONLY', on: until, targets: [m IN absent | m.id]}
    WHEN 'attendance-unknown' THEN {code: 'register', args: {unit: u.name, missing: size(missing)},
      mending: 'NOW', on: null, targets: [m IN missing | m.id]}
    WHEN 'unit-unknown' THEN {code: 'state-unit', args: {council: f.name},
      mending: 'NOW', on: null, targets: [f.id]} END AS change
