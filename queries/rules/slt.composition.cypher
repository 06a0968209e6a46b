/*
id = "slt.composition"
version = 1
binding = "RECOMMENDATION"
wording = "organiseres gjennom"
responsible = "BOTH"
guide = "§6"
subject = ["Forum", "Municipality"]
topic = "SLT"
police-facts = false
not-applicable = false

[title]
nb = "SLT-forumet er satt sammen slik nivået krever"
nn = "SLT-forumet er sett saman slik nivået krev"
en = "The SLT forum is composed as its level asks for"

[explanation]
nb = "Styrende nivå: toppledere fra kommunen (politisk eller kommunedirektør) og fra politiet (leder på nivå 1–3). Koordinerende nivå: ledere fra kommune, fylkeskommune og politi. Utførende nivå: noen i kommune eller politi som ikke er ledere, eller en virksomhet eller enhet der. Leder eller medlem teller, i besatt stilling; SLT-koordinatoren teller ikke. Hvem som er toppleder, er vår lesning."
nn = "Styrande nivå: toppleiarar frå kommunen (politisk eller kommunedirektør) og frå politiet (leiar på nivå 1–3). Koordinerande nivå: leiarar frå kommune, fylkeskommune og politi. Utførande nivå: nokon i kommune eller politi som ikkje er leiarar, eller ei verksemd eller eining der. Leiar eller medlem tel, i stilling med nokon i; SLT-koordinatoren tel ikkje. Kven som er toppleiar, er vår lesing."
en = "Steering: top leaders of the municipality (political, or the chief executive) and of the police (a leader on levels 1–3). Coordinating: leaders of municipality, county and police. Operative: somebody in the municipality or the police who is no leader, or a unit of theirs. Chair or member counts, in a held post; the SLT coordinator does not. Who is a top leader is our reading."

[applies-to]
nb = "Hvert SLT-forum som finnes, for hver kommune i dets område."
nn = "Kvart SLT-forum som finst, for kvar kommune i området."
en = "Every SLT forum in force, for each municipality in its territory."

[remedy]
nb = "Forumet får de medlemmene som nivået mangler."
nn = "Forumet får dei medlemmene som nivået manglar."
en = "The forum gets the members that its level lacks."

[validity]

[texts.complete]
nb = "Med i {forum}: {groups}"
nn = "Med i {forum}: {groupsNn}"
en = "Taking part in {forum}: {groupsEn}"
[texts.vacant]
nb = "Mangler i {forum}: {groups}; {posts} er ubesatt"
nn = "Manglar i {forum}: {groupsNn}; {posts} er ledig"
en = "Missing in {forum}: {groupsEn}; vacant: {posts}"
[texts.missing]
nb = "Ikke registrert i {forum}: {groups}"
nn = "Ikkje registrert i {forum}: {groupsNn}"
en = "Not registered in {forum}: {groupsEn}"
[texts.expected]
nb = "Ledere eller medlemmer av forumet: {groups}"
nn = "Leiarar eller medlemmer av forumet: {groupsNn}"
en = "Chairs or members of the forum: {groupsEn}"
[texts.observed]
nb = "Til stede: {found} av {wanted}"
nn = "Til stades: {found} av {wanted}"
en = "Present: {found} of {wanted}"
[texts.sought]
nb = "{group} i {forum}"
nn = "{groupNn} i {forum}"
en = "{groupEn} in {forum}"
[texts.fill]
nb = "Besett {posts}"
nn = "Set nokon i {posts}"
en = "Fill {posts}"
[texts.seat]
nb = "Gi plass i {forum}: {groups}"
nn = "Gi plass i {forum}: {groupsNn}"
en = "Give a seat in {forum}: {groupsEn}"
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
// Whoever sits in it and is one of those whom its levels ask for.
CALL (f, m) {
  MATCH (f)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(member)
  WHERE seat.membershipRole IN ['CHAIR', 'MEMBER'] AND holds(seat)
  OPTIONAL MATCH (role:Role)<-[:HAS_ROLE]-(member)-[:POST_IN]->(o:Organization)
  WITH f, m, seat, member, role, o, coalesce(o, member) AS body, coalesce(role.isLeader, false) AS leader
  WITH f, m, seat, member, role, o, body, leader,
    coalesce(role.side, CASE WHEN of_police(body) THEN 'POLICE' WHEN of_municipality(body) THEN 'MUNICIPAL' END) AS side
  // Of this municipality; the police and the county are whoever they are.
  WITH f, m, seat, member, role, o, body, leader, side,
    side = 'MUNICIPAL' AND (body = m OR EXISTS { MATCH (body)-[:PART_OF]->(m) }) AS ours
  WITH seat, member, o,
    CASE WHEN NOT 'SLT_STEERING' IN f.forumKinds OR NOT leader THEN []
      WHEN ours AND (role.leadership = 'POLITICAL' OR role.managementLevel = 1) THEN ['top-municipal']
      WHEN side = 'POLICE' AND role.managementLevel <= 3 THEN ['top-police']
      ELSE [] END
    + CASE WHEN NOT 'SLT_COORDINATING' IN f.forumKinds OR NOT leader THEN []
      WHEN ours AND m:County THEN ['municipal', 'county']
      WHEN ours THEN ['municipal']
      WHEN side = 'COUNTY' THEN ['county']
      WHEN side = 'POLICE' THEN ['police']
      ELSE [] END
    + CASE WHEN NOT 'SLT_OPERATIVE' IN f.forumKinds OR leader OR NOT (ours OR side = 'POLICE') THEN []
      WHEN body = member AND body = m OR role.code = 'SLT_COORDINATOR' THEN []
      ELSE ['practitioner'] END AS is
  WHERE size(is) > 0
  holders(member)
  WITH seat, member, o, is, [begun(seat), turned] AS days
  WITH seat, member, is, latest(days) AS since, CASE WHEN o IS NULL THEN holds(member) WHEN NOT holds(o) THEN false
    ELSE EXISTS { MATCH (member)-[:HAS_ASSIGNMENT]->(a:Assignment) WHERE holds(a) } END AS there
  ORDER BY seat.id
  RETURN collect({seat: seat, member: member, is: is, there: there, since: since}) AS known
}
WITH subjects, places, f, known,
  [x IN [
    {level: 'SLT_STEERING', is: 'top-municipal', nb: 'toppleder i kommunen', nn: 'toppleiar i kommunen',
      en: 'a top leader of the municipality'},
    {level: 'SLT_STEERING', is: 'top-police', nb: 'toppleder i politiet', nn: 'toppleiar i politiet',
      en: 'a top leader of the police'},
    {level: 'SLT_COORDINATING', is: 'municipal', nb: 'leder i kommunen', nn: 'leiar i kommunen',
      en: 'a leader of the municipality'},
    {level: 'SLT_COORDINATING', is: 'county', nb: 'leder i fylkeskommunen', nn: 'leiar i fylkeskommunen',
      en: 'a leader of the county'},
    {level: 'SLT_COORDINATING', is: 'police', nb: 'leder i politiet', nn: 'leiar i politiet',
      en: 'a leader of the police'},
    {level: 'SLT_OPERATIVE', is: 'practitioner', nb: 'utøver i kommune eller politi',
      nn: 'utøvar i kommune eller politi', en: 'a practitioner of municipality or police'}
  ] WHERE x.level IN f.forumKinds] AS wanted
WITH subjects, places, f, known, wanted,
  [w IN wanted WHERE none(x IN known WHERE x.there AND w.is IN x.is)] AS missing,
  [x IN known WHERE x.there AND any(w IN wanted WHERE w.is IN x.is)] AS present
WITH subjects, places, f, known, wanted, missing, present,
  [x IN known WHERE NOT x.there AND any(w IN missing WHERE w.is IN x.is)] AS vacant
WITH subjects, places, f, wanted, missing, present, vacant,
  [w IN missing WHERE none(x IN vacant WHERE w.is IN x.is)] AS seatless,
  CASE WHEN size(missing) = 0 THEN wanted ELSE missing END AS said
WITH subjects, places, f, wanted, missing, present, vacant, seatless,
  reduce(text = wanted[0].nb, x IN tail(wanted) | text + ', ' + x.nb) AS all,
  reduce(text = wanted[0].nn, x IN tail(wanted) | text + ', ' + x.nn) AS allNn,
  reduce(text = wanted[0].en, x IN tail(wanted) | text + ', ' + x.en) AS allEn,
  reduce(text = said[0].nb, x IN tail(said) | text + ', ' + x.nb) AS groups,
  reduce(text = said[0].nn, x IN tail(said) | text + ', ' + x.nn) AS groupsNn,
  reduce(text = said[0].en, x IN tail(said) | text + ', ' + x.en) AS groupsEn,
  reduce(text = vacant[0].member.name, x IN tail(vacant) | text + ', ' + x.member.name) AS posts,
  [x IN vacant | x.since] AS turns
RETURN subjects, places, places AS attestedFor,
  CASE WHEN size(missing) = 0 THEN 'MET' WHEN size(vacant) > 0 THEN 'GAP' ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(missing) = 0 THEN {code: 'complete', args: {
      forum: f.name, groups: groups, groupsNn: groupsNn, groupsEn: groupsEn}}
    WHEN size(vacant) > 0 THEN {code: 'vacant', args: {
      forum: f.name, groups: groups, groupsNn: groupsNn, groupsEn: groupsEn, posts: posts}}
    ELSE {code: 'missing', args: {
      forum: f.name, groups: groups, groupsNn: groupsNn, groupsEn: groupsEn}} END AS reason,
  {code: 'expected', args: {groups: all, groupsNn: allNn, groupsEn: allEn}} AS expected,
  {code: 'observed', args: {found: size(wanted) - size(missing), wanted: size(wanted)}} AS observed,
  [] AS warnings,
  reduce(found = [f], x IN CASE WHEN size(missing) > 0 AND size(vacant) > 0 THEN vacant ELSE present END |
    found + x.seat + x.member) AS evidence,
  [x IN missing | {code: 'sought', args: {
    group: x.nb, groupNn: x.nn, groupEn: x.en, forum: f.name}}] AS sought,
  // Where a seat is wanted too, nobody knows which of both was lacking first.
  CASE WHEN size(missing) = 1 AND size(seatless) = 0 THEN latest(turns) END AS since, null AS dueBy,
  CASE
    WHEN size(missing) = 0 THEN null
    WHEN size(seatless) = 0 THEN {code: 'fill', args: {posts: posts},
      mending: 'NOW', on: null, targets: [x IN vacant | x.member.id]}
    ELSE {code: 'seat', args: {forum: f.name, groups: groups, groupsNn: groupsNn, groupsEn: groupsEn},
      mending: 'NOW', on: null, targets: [f.id]} END AS change
