/*
id = "contact.functions"
version = 1
binding = "RECOMMENDATION"
wording = "bør etableres"
responsible = "POLICE"
guide = "§5.4"
subject = ["Post", "Post"]
topic = "FUNCTIONS"
police-facts = true
not-applicable = false

[title]
nb = "Politikontakten og fagfunksjonene samhandler"
nn = "Politikontakten og fagfunksjonane samhandlar"
en = "The police contact and the specialist functions work together"

[explanation]
nb = "Politikontakten og hver fagfunksjon i distriktet har møttes de siste tolv månedene, eller har en rutine som gjelder."
nn = "Politikontakten og kvar fagfunksjon i distriktet har møtst dei siste tolv månadene, eller har ein rutine som gjeld."
en = "The police contact and each specialist function of the district met in the last twelve months, or have a routine in force."

[applies-to]
nb = "Hver besatt stilling som politikontakt sammen med hver besatt fagfunksjon i samme distrikt; funksjonene er de som veilederen nevner."
nn = "Kvar stilling som politikontakt med nokon i saman med kvar fagfunksjon med nokon i, i same distrikt; funksjonane er dei som rettleiaren nemner."
en = "Every held police contact post with every held specialist function of its district; the functions are those that the guide names."

[remedy]
nb = "Politidistriktet lar politikontakten og fagfunksjonen møtes, eller avtaler en rutine."
nn = "Politidistriktet lèt politikontakten og fagfunksjonen møtast, eller avtaler ein rutine."
en = "The police district lets the police contact and the function meet, or agrees on a routine."

[validity]

[texts.met]
nb = "{post} og {function} møttes i {forum} {on}"
nn = "{post} og {function} møttest i {forum} {on}"
en = "{post} and {function} met in {forum} on {on}"
[texts.met-assumed]
nb = "{post} og {function} er medlemmer av {forum}, som møttes {on}; frammøtet er ikke registrert"
nn = "{post} og {function} er medlemer av {forum}, som møttest {on}; frammøtet er ikkje registrert"
en = "{post} and {function} are members of {forum}, which met on {on}; attendance is not registered"
[texts.routine]
nb = "{post} og {function} har en rutine fra {on}"
nn = "{post} og {function} har ein rutine frå {on}"
en = "{post} and {function} have a routine of {on}"
[texts.none]
nb = "Verken felles møte de siste tolv månedene eller rutine er registrert for {post} og {function}"
nn = "Verken felles møte dei siste tolv månadene eller rutine er registrert for {post} og {function}"
en = "Neither a common meeting in the last twelve months nor a routine is registered for {post} and {function}"
[texts.expected]
nb = "Et felles møte de siste tolv månedene, eller en rutine"
nn = "Eit felles møte dei siste tolv månadene, eller ein rutine"
en = "A common meeting in the last twelve months, or a routine"
[texts.observed]
nb = "Felles møter: {meetings}; rutiner: {routines}"
nn = "Felles møte: {meetings}; rutinar: {routines}"
en = "Common meetings: {meetings}; routines: {routines}"
[texts.sought]
nb = "Et felles møte eller en rutine med {function}"
nn = "Eit felles møte eller ein rutine med {function}"
en = "A common meeting or a routine with {function}"
[texts.agree]
nb = "Avtal en rutine mellom {post} og {function}"
nn = "Avtal ein rutine mellom {post} og {function}"
en = "Agree on a routine between {post} and {function}"
*/
MATCH (d:PoliceDistrict)
WHERE holds(d)
CALL (d) {
  MATCH way = (d)<-[:PART_OF*0..4]-(o:Organization)
  WHERE holds(o) AND all(part IN relationships(way) WHERE holds(part))
  RETURN o
UNION
  MATCH (d)<-[served:SERVES]-(o:FunctionalUnit)
  WHERE holds(served) AND holds(o)
  RETURN o
}
MATCH (o)<-[:POST_IN]-(p:Post)-[:HAS_ROLE]->(role:Role)
WHERE (role.code IN ['POLICE_CONTACT', 'BUSINESS_CONTACT', 'RADICALISATION_CONTACT', 'THREAT_RISK_ASSESSOR',
    'DOMESTIC_VIOLENCE_COORDINATOR', 'ENVIRONMENTAL_CRIME_COORDINATOR', 'TRAFFIC_COORDINATOR']
  OR role.code = 'FUNCTION_CONTACT' AND o.function IN ['VICTIM_SUPPORT_CENTRE', 'CHILDRENS_HOUSE', 'ONLINE_PATROL'])
  AND EXISTS { MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment) WHERE holds(a) }
// Where each was lately: for sure, or as a member whose coming is not registered.
WITH d, p, o, role, role.code = 'POLICE_CONTACT' AND d IN districts_of(o) AS contact, remit_of(p) AS remit,
  districts_of(o) AS home, COLLECT {
  MATCH (p)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(f:Forum)-[:HAS_MEETING]->(meeting:Meeting)
  WHERE held_lately(meeting) AND seat.membershipRole <> 'OBSERVER' AND seat.endKnown IS NULL
    AND coalesce(seat.validFrom <= meeting.heldOn, true) AND coalesce(meeting.heldOn < seat.validTo, true)
  OPTIONAL MATCH (seat)-[came:ATTENDED]->(meeting)
  WITH f, meeting, came.status AS status, EXISTS {
    MATCH (p)-[:HAS_ASSIGNMENT]->(b:Assignment)
    WHERE b.endKnown IS NULL AND coalesce(b.validFrom <= meeting.heldOn, true)
      AND coalesce(meeting.heldOn < b.validTo, true) } AS sat
  WHERE status <> 'ABSENT' OR status IS NULL AND sat
  WITH f, meeting, max(CASE WHEN status IS NULL THEN 0 ELSE 1 END) AS sure
  RETURN {forum: f, meeting: meeting, sure: sure = 1} } AS meetings, CASE role.code WHEN 'POLICE_CONTACT' THEN []
  ELSE COLLECT {
    MATCH (p)<-[:RECORDS]-(g:Record {recordKind: 'ROUTINE'})-[:RECORDS]->(party)
    WHERE recorded(g)
    WITH g, collect(party) AS parties ORDER BY g.recordedOn, g.id
    RETURN {record: g, parties: parties} } END AS routines
WITH d, [x IN collect({post: p, unit: o, contact: contact, meetings: meetings, routines: routines, role: role.code,
  places: CASE WHEN size(remit) > 0 THEN remit WHEN size(home) > 0 THEN home ELSE [o] END})
  WHERE x.contact OR x.role <> 'POLICE_CONTACT'] AS all
UNWIND [x IN all WHERE x.contact] AS one
UNWIND [x IN all WHERE NOT x.contact] AS other
WITH one.post AS p, other.post AS s, head(collect({d: d, one: one, other: other})) AS pair
WITH [p, s] AS subjects, pair.one.places AS places, p, s, pair.d AS d, pair.one AS one, pair.other AS other

WITH subjects, places, d, one, other, p, s, [x IN one.meetings
  WHERE any(y IN other.meetings WHERE y.meeting = x.meeting) |
  x {.forum, .meeting, sure: x.sure AND any(y IN other.meetings WHERE y.meeting = x.meeting AND y.sure)}] AS common
WITH subjects, places, other, p, s, common,
  [x IN other.routines WHERE any(party IN x.parties WHERE party IN [p, one.unit, d]) | x.record] AS routines,
  reduce(last = null, x IN common | CASE WHEN last IS NULL OR x.sure AND NOT last.sure
    OR x.sure = last.sure AND x.meeting.heldOn > last.meeting.heldOn THEN x ELSE last END) AS last
RETURN subjects, places, other.places AS attestedFor,
  CASE WHEN last IS NULL AND size(routines) = 0 THEN 'ABSENT' ELSE 'MET' END AS judgement,
  CASE WHEN last.sure THEN {code: 'met', args: {
      post: p.name, function: s.name, forum: last.forum.name, on: toString(last.meeting.heldOn)}}
    WHEN size(routines) > 0 THEN {code: 'routine', args: {
      post: p.name, function: s.name, on: toString(routines[0].recordedOn)}}
    WHEN last IS NOT NULL THEN {code: 'met-assumed', args: {
      post: p.name, function: s.name, forum: last.forum.name, on: toString(last.meeting.heldOn)}}
    ELSE {code: 'none', args: {post: p.name, function: s.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {meetings: size(common), routines: size(routines)}} AS observed,
  [] AS warnings, [x IN common | x.meeting] + routines AS evidence,
  CASE WHEN last IS NULL AND size(routines) = 0 THEN [{code: 'sought', args: {function: s.name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE WHEN last IS NULL AND size(routines) = 0 THEN {code: 'agree', args: {post: p.name, function: s.name},
    mending: 'NOW', on: null, targets: [p.id, s.id]} END AS change
