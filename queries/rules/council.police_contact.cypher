/*
id = "council.police_contact"
version = 1
binding = "OPTION"
wording = "er naturlig"
responsible = "POLICE"
guide = "§4.1.1"
subject = ["Forum", "Municipality"]
topic = "FORUMS"
police-facts = false
not-applicable = false

[title]
nb = "Politikontakten deltar i politirådet"
nn = "Politikontakten deltek i politirådet"
en = "The police contact takes part in the police council"

[explanation]
nb = "En besatt stilling som politikontakt med kommunen, eller en av bydelene, i ansvarsområdet deltar i rådet. Observatører teller ikke."
nn = "Ei stilling som politikontakt med nokon i, og med kommunen eller ein av bydelane i ansvarsområdet, deltek i rådet. Observatørar tel ikkje."
en = "A held police contact post with the municipality, or one of its city districts, in its remit takes part in the council. Observers do not count."

[applies-to]
nb = "Hver kommune i området til et politiråd; ingen er unntatt."
nn = "Kvar kommune i området til eit politiråd; ingen er unnatekne."
en = "Every municipality in the territory of a police council; none is exempt."

[remedy]
nb = "Gi politikontakten plass i rådet."
nn = "Gi politikontakten plass i rådet."
en = "Give the police contact a seat in the council."

[validity]

[texts.seated]
nb = "{post} deltar i {council}"
nn = "{post} deltek i {council}"
en = "{post} takes part in {council}"
[texts.vacant]
nb = "{post} har plass i {council}, men er ubesatt"
nn = "{post} har plass i {council}, men er ledig"
en = "{post} has a seat in {council}, and is vacant"
[texts.none]
nb = "Ingen politikontakt for {municipality} er registrert i {council}"
nn = "Ingen politikontakt for {municipality} er registrert i {council}"
en = "No police contact of {municipality} is registered in {council}"
[texts.expected]
nb = "En besatt stilling som politikontakt for {municipality}, med plass i rådet"
nn = "Ei stilling som politikontakt for {municipality}, med nokon i og plass i rådet"
en = "A held police contact post for {municipality}, with a seat in the council"
[texts.counts]
nb = "Politikontakter for kommunen i rådet: {held} besatt, {vacant} ubesatt"
nn = "Politikontaktar for kommunen i rådet: {held} med nokon i, {vacant} ledige"
en = "Police contacts of the municipality in the council: {held} held, {vacant} vacant"
[texts.sought]
nb = "En politikontakt for {municipality} i {council}"
nn = "Ein politikontakt for {municipality} i {council}"
en = "A police contact of {municipality} in {council}"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.seat]
nb = "Gi politikontakten for {municipality} plass i {council}"
nn = "Gi politikontakten for {municipality} plass i {council}"
en = "Give the police contact of {municipality} a seat in {council}"
*/
councils(f)
UNWIND [x IN municipalities WHERE x:Municipality] AS m
WITH [f, m] AS subjects, [m] AS places, f, m
CALL (f, m) {
  MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
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
    nodes: [p] + seats + remits + holding} END) AS contacts, CASE WHEN sum(vague) = 0 THEN max(over) END AS over
}
WITH *, [x IN contacts WHERE x.held] AS held, [x IN contacts WHERE NOT x.held] AS vacant
WITH *, CASE WHEN size(held) > 0 THEN 'MET' WHEN size(vacant) > 0 THEN 'GAP' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, places AS attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'seated', args: {post: held[0].post.name, council: f.name}}
    WHEN 'GAP' THEN {code: 'vacant', args: {post: vacant[0].post.name, council: f.name}}
    ELSE {code: 'none', args: {municipality: m.name, council: f.name}} END AS reason,
  {code: 'expected', args: {municipality: m.name}} AS expected,
  {code: 'counts', args: {held: size(held), vacant: size(vacant)}} AS observed,
  [] AS warnings,
  CASE judgement WHEN 'MET' THEN reduce(found = [], x IN held | found + x.nodes)
    ELSE reduce(found = [], x IN vacant | found + x.nodes) END AS evidence,
  CASE judgement WHEN 'MET' THEN []
    ELSE [{code: 'sought', args: {municipality: m.name, council: f.name}}] END AS sought,
  CASE judgement WHEN 'MET' THEN held[0].since WHEN 'GAP' THEN last(vacant).since ELSE over END AS since, null AS dueBy,
  CASE judgement
    WHEN 'GAP' THEN {code: 'fill', args: {post: vacant[0].post.name},
      mending: 'NOW', on: null, targets: [vacant[0].post.id]}
    WHEN 'ABSENT' THEN {code: 'seat', args: {municipality: m.name, council: f.name},
      mending: 'NOW', on: null, targets: [f.id, m.id]} END AS change
