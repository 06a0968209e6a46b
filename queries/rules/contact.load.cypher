/*
id = "contact.load"
version = 1
binding = "REQUIREMENT"
wording = "som hovedregel … maksimalt"
responsible = "POLICE"
guide = "§5, n. 13"
subject = ["Post"]
topic = "CONTACTS"
police-facts = true
not-applicable = false

[title]
nb = "Politikontakten har ikke for mange kommuner"
nn = "Politikontakten har ikkje for mange kommunar"
en = "The police contact does not have too many municipalities"

[explanation]
nb = "Den som har stillingen, har til sammen høyst tre kommuner som politikontakt, eller høyst så mange som Politidirektoratet har godkjent. Er stillingen ubesatt, telles kommunene i den alene."
nn = "Den som har stillinga, har til saman høgst tre kommunar som politikontakt, eller høgst så mange som Politidirektoratet har godkjent. Er stillinga ledig, tel ein berre kommunane i den."
en = "Whoever holds the post has at most three municipalities altogether as police contact, or at most as many as the National Police Directorate has approved. If the post is vacant, its own are counted."

[applies-to]
nb = "Hver stilling som politikontakt med noe i ansvarsområdet, også en ubesatt."
nn = "Kvar stilling som politikontakt med noko i ansvarsområdet, òg ei ledig."
en = "Every police contact post with something in its remit, a vacant one too."

[remedy]
nb = "Politidistriktet fordeler kommunene på flere politikontakter, eller ber Politidirektoratet om godkjenning."
nn = "Politidistriktet fordeler kommunane på fleire politikontaktar, eller ber Politidirektoratet om godkjenning."
en = "The police district spreads the municipalities over more police contacts, or asks the Directorate for approval."

[validity]

[parameters.most]
default = 3
origin = "GUIDE"
[parameters.most.title]
nb = "Kommuner, høyst"
nn = "Kommunar, høgst"
en = "Municipalities, at most"

[texts.within]
nb = "{post}: {load} kommuner, høyst {most} uten godkjenning"
nn = "{post}: {load} kommunar, høgst {most} utan godkjenning"
en = "{post}: {load} municipalities, at most {most} without approval"
[texts.approved]
nb = "{post}: {load} kommuner; Politidirektoratet godkjente {number} den {on}"
nn = "{post}: {load} kommunar; Politidirektoratet godkjende {number} den {on}"
en = "{post}: {load} municipalities; the Directorate approved {number} on {on}"
[texts.over]
nb = "{post}: {load} kommuner, flere enn {most}, og ingen godkjenning gjelder"
nn = "{post}: {load} kommunar, fleire enn {most}, og inga godkjenning gjeld"
en = "{post}: {load} municipalities, more than {most}, and no approval is in force"
[texts.over-approved]
nb = "{post}: {load} kommuner, og godkjenningen fra {on} gjelder bare {number}"
nn = "{post}: {load} kommunar, og godkjenninga frå {on} gjeld berre {number}"
en = "{post}: {load} municipalities, and the approval of {on} is for {number} only"
[texts.unnumbered]
nb = "{post}: {load} kommuner; godkjenningen fra {on} sier ikke hvor mange den gjelder"
nn = "{post}: {load} kommunar; godkjenninga frå {on} seier ikkje kor mange ho gjeld"
en = "{post}: {load} municipalities; the approval of {on} does not say how many it is for"
[texts.expected]
nb = "Høyst {most} kommuner, eller en godkjenning fra Politidirektoratet for så mange det er"
nn = "Høgst {most} kommunar, eller ei godkjenning frå Politidirektoratet for så mange det er"
en = "At most {most} municipalities, or an approval by the Directorate for as many as there are"
[texts.observed]
nb = "Kommuner: {load}"
nn = "Kommunar: {load}"
en = "Municipalities: {load}"
[texts.sought]
nb = "En gjeldende godkjenning fra Politidirektoratet for {load} kommuner"
nn = "Ei gjeldande godkjenning frå Politidirektoratet for {load} kommunar"
en = "An approval by the Directorate in force for {load} municipalities"
[texts.relieve]
nb = "Gi {over} av kommunene til {post} til en annen politikontakt, eller få {load} godkjent"
nn = "Gi {over} av kommunane til {post} til ein annan politikontakt, eller få {load} godkjende"
en = "Give {over} of the municipalities of {post} to another police contact, or have {load} approved"
*/
MATCH (:Role {id: 'rolle:POLICE_CONTACT'})<-[:HAS_ROLE]-(p:Post)-[:POST_IN]->(o:Organization)
WHERE holds(o)
WITH p, remit_of(p) AS remit WHERE size(remit) > 0
WITH [p] AS subjects, remit AS places, p

// Each holder answers for all their posts as police contact; of several the one with most counts.
OPTIONAL MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)-[:HELD_BY]->(who:Person)
WHERE holds(a)
CALL (p, who) {
  OPTIONAL MATCH (who)<-[:HELD_BY]-(b:Assignment)<-[:HAS_ASSIGNMENT]-(q:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WHERE holds(b)
  WITH coalesce(q, p) AS q, b
  MATCH (q)-[:HAS_REMIT]->(r:Remit)-[:COVERS]->(place:Organization)
  WHERE holds(r) AND holds(place)
    AND EXISTS { MATCH (q)-[:POST_IN]->(home:Organization) WHERE holds(home) }
  OPTIONAL MATCH (place)-[part:PART_OF]->(whole:Municipality)
  WHERE holds(part)
  WITH coalesce(whole, place) AS m, q, b, r, coalesce(r.validFrom, date('0001-01-01')) AS served,
    coalesce(b.validFrom, date('0001-01-01')) AS held
  WITH m, min(CASE WHEN served > held THEN served ELSE held END) AS start, collect(q) AS posts,
    collect(b) AS assignments, collect(r) AS remits
  ORDER BY start, m.id
  WITH collect(start) AS starts, reduce(all = [], l IN collect(posts) | all + l) AS posts,
    reduce(all = [], l IN collect(assignments) | all + l) AS assignments, reduce(all = [], l IN collect(remits) | all + l) AS remits
  UNWIND posts + assignments AS x
  OPTIONAL MATCH (x)<-[:RECORDS]-(g:Record {recordKind: 'APPROVAL'})-[:DECIDED_BY]->(:NationalBody {id: 'nasjonal:pod'})
  WHERE g.recordedOn <= $asOf
  WITH starts, posts, assignments, remits, g ORDER BY g.value DESC, g.id
  WITH starts, posts + assignments + remits AS nodes, collect(DISTINCT g) AS known
  WITH starts, nodes, known, [g IN known WHERE recorded(g)] AS approvals
  RETURN starts, nodes, [g IN approvals WHERE g.value IS NOT NULL] AS numbered,
    head([g IN approvals WHERE g.value IS NULL]) AS unnumbered,
    // Until when an approval was enough; where one has no number, nobody knows.
    CASE WHEN any(g IN known WHERE g.value IS NULL) THEN [null]
      ELSE [g IN known WHERE g.value >= size(starts) | g.validTo] END AS ends
}
WITH subjects, places, p, starts, nodes, head(numbered) AS approval, unnumbered, ends
ORDER BY size(starts) DESC, approval IS NULL DESC, who.id
WITH subjects, places, p, head(collect({starts: starts, nodes: nodes, approval: approval, unnumbered: unnumbered, ends: ends})) AS worst
WITH subjects, places, p, worst, size(worst.starts) AS load, worst.approval AS approval,
  toInteger(worst.approval.value) AS number, worst.unnumbered AS unnumbered
WITH subjects, places, p, worst, load, approval, number, unnumbered, CASE
  WHEN load <= $most THEN 'MET' WHEN load <= number THEN 'MET' WHEN unnumbered IS NOT NULL THEN 'UNKNOWN' ELSE 'GAP' END AS judgement,
  CASE WHEN number > $most THEN number ELSE $most END AS allowed
// Over since one came on top of what is allowed, and no approval was enough any more.
WITH subjects, places, p, worst, load, approval, number, unnumbered, judgement, allowed,
  [CASE WHEN approval IS NULL OR worst.starts[allowed] < approval.recordedOn THEN worst.starts[$most]
    ELSE worst.starts[allowed] END] + worst.ends AS days
WITH *, latest(days) AS since
RETURN subjects, places, places AS attestedFor, judgement,
  CASE WHEN load <= $most THEN {code: 'within', args: {post: p.name, load: load, most: $most}}
    WHEN load <= number THEN {code: 'approved', args: {
      post: p.name, load: load, number: number, on: toString(approval.recordedOn)}}
    WHEN unnumbered IS NOT NULL THEN {code: 'unnumbered', args: {
      post: p.name, load: load, on: toString(unnumbered.recordedOn)}}
    WHEN approval IS NOT NULL THEN {code: 'over-approved', args: {
      post: p.name, load: load, number: number, on: toString(approval.recordedOn)}}
    ELSE {code: 'over', args: {post: p.name, load: load, most: $most}} END AS reason,
  {code: 'expected', args: {most: $most}} AS expected,
  {code: 'observed', args: {load: load}} AS observed,
  [] AS warnings,
  worst.nodes + [g IN [approval, unnumbered] WHERE g IS NOT NULL AND load > $most] AS evidence,
  CASE judgement WHEN 'MET' THEN [] ELSE [{code: 'sought', args: {load: load}}] END AS sought,
  CASE WHEN judgement = 'GAP' AND since > date('0001-01-01') THEN since END AS since,
  null AS dueBy,
  CASE judgement WHEN 'MET' THEN null ELSE {code: 'relieve', args: {over: load - allowed, post: p.name, load: load},
    mending: 'NOW', on: null, targets: [p.id]} END AS change
