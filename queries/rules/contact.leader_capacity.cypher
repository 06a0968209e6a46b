/*
id = "contact.leader_capacity"
version = 1
binding = "RECOMMENDATION"
wording = "bør"
responsible = "POLICE"
guide = "§5.2"
subject = ["Post"]
topic = "RECORDS"
police-facts = true
not-applicable = true

[title]
nb = "En leder som også er politikontakt, har kapasitet til det"
nn = "Ein leiar som òg er politikontakt, har kapasitet til det"
en = "A leader who is a police contact too has the capacity for it"

[explanation]
nb = "Der politikontakten også har en lederstilling, er kapasiteten vurdert eller oppgaver delegert mens han eller hun har hatt stillingen."
nn = "Der politikontakten òg har ei leiarstilling, er kapasiteten vurdert eller oppgåver delegerte mens han eller ho har hatt stillinga."
en = "Where the police contact also holds a leader's post, the capacity has been assessed or tasks have been delegated during that assignment."

[applies-to]
nb = "Stillinger som politikontakt der den som har stillingen, også har en lederstilling."
nn = "Stillingar som politikontakt der den som har stillinga, òg har ei leiarstilling."
en = "Police contact posts whose holder also holds a leader's post."

[remedy]
nb = "Politidistriktet vurderer lederens kapasitet, eller delegerer enkelte av oppgavene."
nn = "Politidistriktet vurderer kapasiteten til leiaren, eller delegerer einskilde av oppgåvene."
en = "The police district assesses the leader's capacity, or delegates some of the tasks."

[validity]

[texts.recorded]
nb = "{post} ligger til {leader}; kapasiteten er vurdert eller oppgaver delegert {on}"
nn = "{post} ligg til {leader}; kapasiteten er vurdert eller oppgåver delegerte {on}"
en = "{post} falls to {leader}; capacity was assessed or tasks delegated on {on}"
[texts.none]
nb = "{post} ligger til {leader}, og verken vurdering av kapasitet eller delegering er registrert"
nn = "{post} ligg til {leader}, og verken vurdering av kapasitet eller delegering er registrert"
en = "{post} falls to {leader}, and neither an assessment of capacity nor a delegation is registered"
[texts.no-leader]
nb = "{post}: den som har stillingen, har ingen lederstilling"
nn = "{post}: den som har stillinga, har inga leiarstilling"
en = "{post}: whoever holds it holds no leader's post"
[texts.vacant]
nb = "{post} er ubesatt"
nn = "{post} er ledig"
en = "{post} is vacant"
[texts.expected]
nb = "Vurdering av kapasitet eller delegering av oppgaver i tildelingsperioden"
nn = "Vurdering av kapasitet eller delegering av oppgåver i tildelingsperioden"
en = "An assessment of capacity or a delegation of tasks within the assignment"
[texts.observed]
nb = "Lederstillinger: {leading}; vedtak: {records}"
nn = "Leiarstillingar: {leading}; vedtak: {records}"
en = "Leaders' posts: {leading}; records: {records}"
[texts.assess]
nb = "Vurder kapasiteten til den som har {post} og {leader}, eller deleger oppgaver"
nn = "Vurder kapasiteten til den som har {post} og {leader}, eller deleger oppgåver"
en = "Assess the capacity of whoever holds {post} and {leader}, or delegate tasks"
[texts.sought]
nb = "Et vedtak om kapasitet eller delegering for {post}"
nn = "Eit vedtak om kapasitet eller delegering for {post}"
en = "A record of capacity or delegation for {post}"
*/
MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(p:Post)-[:POST_IN]->(o:Organization)
WHERE holds(o)
WITH p, o, remit_of(p) AS remit, districts_of(o) AS home
WITH [p] AS subjects, CASE WHEN size(remit) > 0 THEN remit WHEN size(home) > 0 THEN home ELSE [o] END AS places, p

// Of several holders who lead, one without a record counts.
OPTIONAL MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)-[:HELD_BY]->(who:Person)
WHERE holds(a)
WITH subjects, places, p, a, COLLECT {
  MATCH (who)<-[:HELD_BY]-(b:Assignment)<-[:HAS_ASSIGNMENT]-(q:Post)-[:HAS_ROLE]->(role:Role)
  WHERE holds(b) AND role.isLeader
  RETURN {post: q, by: b} ORDER BY q.id } AS leading, COLLECT {
  UNWIND [p, a] AS x
  MATCH (x)<-[:RECORDS]-(g:Record)
  WHERE g.recordKind IN ['DELEGATION', 'CAPACITY_ASSESSMENT'] AND recorded(g)
    AND coalesce(a.validFrom <= g.recordedOn, true)
  RETURN DISTINCT g ORDER BY g.recordedOn, g.id } AS records
WITH subjects, places, p, a, leading, records ORDER BY size(leading) = 0, size(records), a.id
WITH subjects, places, p, head(collect({by: a, leading: leading, records: records})) AS one
WITH subjects, places, p, one, head(one.leading) AS lead, one.records[0] AS latest
RETURN subjects, places, places AS attestedFor,
  CASE WHEN lead IS NULL THEN 'NOT_APPLICABLE' WHEN latest IS NOT NULL THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE WHEN one.by IS NULL THEN {code: 'vacant', args: {post: p.name}}
    WHEN lead IS NULL THEN {code: 'no-leader', args: {post: p.name}}
    WHEN latest IS NOT NULL THEN {code: 'recorded', args: {
      post: p.name, leader: lead.post.name, on: toString(latest.recordedOn)}}
    ELSE {code: 'none', args: {post: p.name, leader: lead.post.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {leading: size(one.leading), records: size(one.records)}} AS observed,
  [] AS warnings,
  [x IN [one.by, lead.post, lead.by] WHERE x IS NOT NULL] + one.records AS evidence,
  CASE WHEN lead IS NULL OR latest IS NOT NULL THEN [] ELSE [{code: 'sought', args: {post: p.name}}] END AS sought,
  CASE WHEN latest IS NOT NULL AND lead IS NOT NULL THEN latest.recordedOn
    WHEN lead.by.validFrom > one.by.validFrom THEN lead.by.validFrom
    WHEN lead IS NOT NULL THEN one.by.validFrom END AS since,
  null AS dueBy,
  CASE WHEN lead IS NOT NULL AND latest IS NULL THEN {code: 'assess', args: {post: p.name, leader: lead.post.name},
    mending: 'NOW', on: null, targets: [one.by.id]} END AS change
