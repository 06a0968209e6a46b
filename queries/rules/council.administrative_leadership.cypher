/*
id = "council.administrative_leadership"
version = 1
binding = "RECOMMENDATION"
wording = "er viktig"
responsible = "MUNICIPALITY"
guide = "§4.1.1"
subject = ["Forum", "Municipality"]
topic = "FORUMS"
police-facts = false
not-applicable = false

[title]
nb = "Kommunens administrative ledelse sitter i politirådet"
nn = "Den administrative leiinga i kommunen sit i politirådet"
en = "The administrative leadership of the municipality sits in the police council"

[explanation]
nb = "En besatt stilling i kommunen eller en bydel, med administrativ ledelse på nivå 1–3, er leder eller medlem av rådet. Er bare ubesatte stillinger det, er det et avvik."
nn = "Ei stilling i kommunen eller ein bydel, med administrativ leiing på nivå 1–3 og nokon i, er leiar eller medlem av rådet. Er berre ledige stillingar det, er det eit avvik."
en = "A held post of the municipality or a city district, with administrative leadership at level 1–3, is chair or member of the council. If only vacant posts are, it is a gap."

[applies-to]
nb = "Hver kommune i området til et politiråd; ingen er unntatt."
nn = "Kvar kommune i området til eit politiråd; ingen er unnatekne."
en = "Every municipality in the territory of a police council; none is exempt."

[remedy]
nb = "Kommunen peker ut en fra den administrative ledelsen til rådet."
nn = "Kommunen peikar ut ein frå den administrative leiinga til rådet."
en = "The municipality appoints somebody of its administrative leadership to the council."

[validity]

[parameters.level]
default = 3
origin = "OURS"
[parameters.level.title]
nb = "Laveste ledernivå som teller (1 er det øverste)"
nn = "Lågaste leiarnivå som tel (1 er det øvste)"
en = "Lowest management level that counts (1 is the top)"

[texts.seated]
nb = "{post} sitter i {council}"
nn = "{post} sit i {council}"
en = "{post} sits in {council}"
[texts.vacant]
nb = "{post} har plass i {council}, men er ubesatt"
nn = "{post} har plass i {council}, men er ledig"
en = "{post} has a seat in {council}, and is vacant"
[texts.none]
nb = "Ingen fra den administrative ledelsen i {municipality} er registrert i {council}"
nn = "Ingen frå den administrative leiinga i {municipality} er registrert i {council}"
en = "Nobody of the administrative leadership of {municipality} is registered in {council}"
[texts.expected]
nb = "En besatt stilling med administrativ ledelse på nivå {level} eller høyere i {municipality}, som leder eller medlem (nivået er vår lesning av en ufullstendig setning i veilederen)"
nn = "Ei stilling med administrativ leiing på nivå {level} eller høgare i {municipality}, med nokon i, som leiar eller medlem (nivået er vår lesing av ei ufullstendig setning i rettleiaren)"
en = "A held post with administrative leadership at level {level} or above in {municipality}, as chair or member (the level is our reading of a broken sentence in the guide)"
[texts.counts]
nb = "Slike stillinger i rådet: {held} besatt, {vacant} ubesatt"
nn = "Slike stillingar i rådet: {held} med nokon i, {vacant} ledige"
en = "Such posts in the council: {held} held, {vacant} vacant"
[texts.sought]
nb = "En besatt stilling med administrativ ledelse i {municipality}, med plass i {council}"
nn = "Ei stilling med administrativ leiing i {municipality}, med nokon i og plass i {council}"
en = "A held post with administrative leadership in {municipality}, with a seat in {council}"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.seat]
nb = "Gi noen fra den administrative ledelsen i {municipality} plass i {council}"
nn = "Gi nokon frå den administrative leiinga i {municipality} plass i {council}"
en = "Give somebody of the administrative leadership of {municipality} a seat in {council}"
*/
councils(f)
UNWIND [x IN municipalities WHERE x:Municipality] AS m
WITH [f, m] AS subjects, [m] AS places, f, m
CALL (f, m) {
  MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(p:Post)-[:HAS_ROLE]->(r:Role)
  WHERE coalesce(s.validFrom, $asOf) <= $asOf AND s.membershipRole IN ['CHAIR', 'MEMBER'] AND r.leadership = 'ADMINISTRATIVE'
    AND r.managementLevel <= $level
  MATCH (p)-[:POST_IN]->(o:Organization)
  WHERE holds(o) AND (o = m OR EXISTS {
    MATCH (o)-[part:PART_OF]->(m)
    WHERE holds(part)
  })
  holders(p)
  WITH p, s, holding, [begun(s), turned] AS days
  WITH p, holding, collect(CASE WHEN holds(s) THEN s END) AS seats, min(CASE WHEN holds(s) THEN latest(days) END) AS since,
    max(s.validTo) AS over, count(s.endKnown) AS vague
  WITH p, holding, seats, since, over, vague ORDER BY since IS NULL, since, p.id
  RETURN collect(CASE WHEN size(seats) > 0 THEN {post: p, held: size(holding) > 0, since: since,
    nodes: [p] + seats + holding} END) AS leaders, CASE WHEN sum(vague) = 0 THEN max(over) END AS over
}
WITH *, [x IN leaders WHERE x.held] AS held, [x IN leaders WHERE NOT x.held] AS vacant
WITH *, CASE WHEN size(held) > 0 THEN 'MET' WHEN size(vacant) > 0 THEN 'GAP' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, places AS attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'seated', args: {post: held[0].post.name, council: f.name}}
    WHEN 'GAP' THEN {code: 'vacant', args: {post: vacant[0].post.name, council: f.name}}
    ELSE {code: 'none', args: {municipality: m.name, council: f.name}} END AS reason,
  {code: 'expected', args: {municipality: m.name, level: $level}} AS expected,
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
