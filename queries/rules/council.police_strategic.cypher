/*
id = "council.police_strategic"
version = 1
binding = "RECOMMENDATION"
wording = "er et viktig suksesskriterium"
responsible = "POLICE"
guide = "§2.3, §4.1.1"
subject = ["Forum"]
topic = "FORUMS"
police-facts = false
not-applicable = false

[title]
nb = "En leder fra politiet sitter i politirådet"
nn = "Ein leiar frå politiet sit i politirådet"
en = "A leader of the police sits in the police council"

[explanation]
nb = "En besatt lederstilling i politiet er leder eller medlem av rådet. Er bare ubesatte lederstillinger det, er det et avvik."
nn = "Ei leiarstilling i politiet med nokon i er leiar eller medlem av rådet. Er berre ledige leiarstillingar det, er det eit avvik."
en = "A held leader post of the police is chair or member of the council. If only vacant leader posts are, it is a gap."

[applies-to]
nb = "Hvert politiråd som er i gang og er for et sted; ingen er unntatt."
nn = "Kvart politiråd som er i gang og er for ein stad; ingen er unnatekne."
en = "Every police council in force that is for a place; none is exempt."

[remedy]
nb = "Politiet peker ut en leder til rådet, eller besetter lederstillingen som sitter der."
nn = "Politiet peikar ut ein leiar til rådet, eller set nokon i leiarstillinga som sit der."
en = "The police appoint a leader to the council, or fill the leader post that has the seat."

[validity]

[texts.seated]
nb = "{post} sitter i {council}"
nn = "{post} sit i {council}"
en = "{post} sits in {council}"
[texts.vacant]
nb = "{post} har plass i {council}, men er ubesatt"
nn = "{post} har plass i {council}, men er ledig"
en = "{post} has a seat in {council}, and is vacant"
[texts.none]
nb = "Ingen leder fra politiet er registrert i {council}"
nn = "Ingen leiar frå politiet er registrert i {council}"
en = "No leader of the police is registered in {council}"
[texts.expected]
nb = "En besatt lederstilling i politiet som leder eller medlem"
nn = "Ei leiarstilling i politiet, med nokon i, som leiar eller medlem"
en = "A held leader post of the police as chair or member"
[texts.counts]
nb = "Lederstillinger fra politiet: {held} besatt, {vacant} ubesatt"
nn = "Leiarstillingar frå politiet: {held} med nokon i, {vacant} ledige"
en = "Leader posts of the police: {held} held, {vacant} vacant"
[texts.sought]
nb = "En leder fra politiet i {council}"
nn = "Ein leiar frå politiet i {council}"
en = "A leader of the police in {council}"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.seat]
nb = "Gi en leder fra politiet plass i {council}"
nn = "Gi ein leiar frå politiet plass i {council}"
en = "Give a leader of the police a seat in {council}"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
CALL (f) {
  MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(p:Post)-[:HAS_ROLE]->(r:Role)
  WHERE coalesce(s.validFrom, $asOf) <= $asOf AND s.membershipRole IN ['CHAIR', 'MEMBER'] AND r.side = 'POLICE' AND r.isLeader
  MATCH (p)-[:POST_IN]->(o:Organization)
  WHERE holds(o)
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
RETURN subjects, places, attestedFor, judgement,
  CASE judgement
    WHEN 'MET' THEN {code: 'seated', args: {post: held[0].post.name, council: f.name}}
    WHEN 'GAP' THEN {code: 'vacant', args: {post: vacant[0].post.name, council: f.name}}
    ELSE {code: 'none', args: {council: f.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'counts', args: {held: size(held), vacant: size(vacant)}} AS observed,
  [] AS warnings,
  CASE judgement WHEN 'MET' THEN reduce(found = [], x IN held | found + x.nodes)
    ELSE reduce(found = [], x IN vacant | found + x.nodes) END AS evidence,
  CASE judgement WHEN 'MET' THEN [] ELSE [{code: 'sought', args: {council: f.name}}] END AS sought,
  CASE judgement WHEN 'MET' THEN held[0].since WHEN 'GAP' THEN last(vacant).since ELSE over END AS since, null AS dueBy,
  CASE judgement
    WHEN 'GAP' THEN {code: 'fill', args: {post: vacant[0].post.name},
      mending: 'NOW', on: null, targets: [vacant[0].post.id]}
    WHEN 'ABSENT' THEN {code: 'seat', args: {council: f.name}, mending: 'NOW', on: null, targets: [f.id]} END AS change
