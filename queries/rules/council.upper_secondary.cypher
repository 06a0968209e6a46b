/*
id = "council.upper_secondary"
version = 1
binding = "OPTION"
wording = "en naturlig deltaker"
responsible = "BOTH"
guide = "§4.2, §4.3"
subject = ["Forum"]
topic = "FORUMS"
police-facts = false
not-applicable = true

[title]
nb = "En videregående skole deltar i politirådet"
nn = "Ein vidaregåande skule deltek i politirådet"
en = "An upper secondary school takes part in the police council"

[explanation]
nb = "En videregående skole med mange elever fra området deltar i rådet, selv eller ved en besatt stilling. Er elevtall for skolen ikke registrert, teller det at skolen ligger i området; det sies."
nn = "Ein vidaregåande skule med mange elevar frå området deltek i rådet, sjølv eller ved ei stilling med nokon i. Er elevtal for skulen ikkje registrerte, tel det at skulen ligg i området; det blir sagt."
en = "An upper secondary school with many pupils from the territory takes part in the council, itself or by a held post. Where no pupil figures of the school are registered, it counts that it lies in the territory; that is said."

[applies-to]
nb = "Utvidede og regionale politiråd. For andre politiråd gjelder regelen ikke."
nn = "Utvida og regionale politiråd. For andre politiråd gjeld regelen ikkje."
en = "Extended and regional police councils. The rule does not apply to other councils."

[remedy]
nb = "Inviter en videregående skole med mange elever fra området inn i rådet."
nn = "Inviter ein vidaregåande skule med mange elevar frå området inn i rådet."
en = "Invite an upper secondary school with many pupils from the territory into the council."

[validity]

[parameters.share]
default = 0.2
origin = "OURS"
[parameters.share.title]
nb = "Andel av elevene på skolen som er mange"
nn = "Del av elevane på skulen som er mange"
en = "Share of a school's pupils that is many"
[parameters.pupils]
default = 50
origin = "OURS"
[parameters.pupils.title]
nb = "Antall elever som er mange, der andelen ikke er kjent"
nn = "Talet på elevar som er mange, der delen ikkje er kjend"
en = "Number of pupils that is many, where the share is not known"

[texts.pupils]
nb = "{school} har mange elever fra området og deltar i {council}"
nn = "{school} har mange elevar frå området og deltek i {council}"
en = "{school} has many pupils from the territory and takes part in {council}"
[texts.located]
nb = "{school} ligger i området og deltar i {council}; hvor elevene kommer fra, er ikke registrert"
nn = "{school} ligg i området og deltek i {council}; kvar elevane kjem frå, er ikkje registrert"
en = "{school} lies in the territory and takes part in {council}; where its pupils come from is not registered"
[texts.vacant]
nb = "{post} har plass i {council}, men er ubesatt"
nn = "{post} har plass i {council}, men er ledig"
en = "{post} has a seat in {council}, and is vacant"
[texts.none]
nb = "Ingen videregående skole fra området er registrert i {council}"
nn = "Ingen vidaregåande skule frå området er registrert i {council}"
en = "No upper secondary school of the territory is registered in {council}"
[texts.ordinary]
nb = "{council} er verken utvidet eller regionalt"
nn = "{council} er verken utvida eller regionalt"
en = "{council} is neither extended nor regional"
[texts.expected]
nb = "En videregående skole med mange elever fra området"
nn = "Ein vidaregåande skule med mange elevar frå området"
en = "An upper secondary school with many pupils from the territory"
[texts.counts]
nb = "Videregående skoler fra området i rådet: {present}; med ubesatt plass: {vacant}"
nn = "Vidaregåande skular frå området i rådet: {present}; med ledig plass: {vacant}"
en = "Upper secondary schools of the territory in the council: {present}; with a vacant seat: {vacant}"
[texts.sought]
nb = "En videregående skole i {council}"
nn = "Ein vidaregåande skule i {council}"
en = "An upper secondary school in {council}"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.invite]
nb = "Inviter en videregående skole inn i {council}"
nn = "Inviter ein vidaregåande skule inn i {council}"
en = "Invite an upper secondary school into {council}"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, municipalities, territory + municipalities AS attestedFor
WITH *, any(kind IN f.forumKinds WHERE kind IN ['EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL']) AS wider
CALL (f, municipalities, wider) {
  MATCH (f)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(x)
  WHERE wider AND holds(s) AND sits(s)
  OPTIONAL MATCH (x)-[:POST_IN]->(home:School)
  WITH municipalities, s, x, coalesce(home, x) AS school
  WHERE school:School AND school.schoolKind = 'UPPER_SECONDARY' AND holds(school)
  // Of each municipality the figures of the latest school year that has begun.
  CALL (school, municipalities) {
    OPTIONAL MATCH (school)-[from:PUPILS_FROM]->(m:Municipality)
    WHERE from.year <= $asOf.year
    WITH municipalities, m, from ORDER BY from.year DESC
    WITH municipalities, m, head(collect(from)) AS figure
    RETURN count(figure) AS figures,
      sum(CASE WHEN m IN municipalities THEN figure.share END) AS share,
      sum(CASE WHEN m IN municipalities THEN figure.count END) AS pupils
  }
  WITH s, x, school, figures > 0 AS counted, CASE
      WHEN figures > 0 THEN share >= $share OR pupils >= $pupils
      ELSE EXISTS {
        MATCH (school)-[at:LOCATED_IN]->(m:Municipality)
        WHERE holds(at) AND m IN municipalities
      } END AS near, x:School OR EXISTS {
    MATCH (x)-[:HAS_ASSIGNMENT]->(a:Assignment)
    WHERE holds(a)
  } AS held
  WHERE near
  WITH school, x, held, counted, s ORDER BY counted DESC, school.id, x.id
  RETURN collect({school: school, post: x, held: held, counted: counted, seat: s}) AS seats
}
WITH *, [x IN seats WHERE x.held] AS present, [x IN seats WHERE NOT x.held] AS vacant
WITH *, CASE WHEN NOT wider THEN 'NOT_APPLICABLE' WHEN size(present) > 0 THEN 'MET'
    WHEN size(vacant) > 0 THEN 'GAP' ELSE 'ABSENT' END AS judgement
RETURN subjects, places, attestedFor, judgement,
  CASE
    WHEN judgement = 'NOT_APPLICABLE' THEN {code: 'ordinary', args: {council: f.name}}
    WHEN judgement = 'ABSENT' THEN {code: 'none', args: {council: f.name}}
    WHEN judgement = 'GAP' THEN {code: 'vacant', args: {post: vacant[0].post.name, council: f.name}}
    WHEN present[0].counted THEN {code: 'pupils', args: {school: present[0].school.name, council: f.name}}
    ELSE {code: 'located', args: {school: present[0].school.name, council: f.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'counts', args: {present: size(present), vacant: size(vacant)}} AS observed,
  [] AS warnings,
  CASE judgement WHEN 'GAP' THEN reduce(found = [], x IN vacant | found + [x.seat, x.post])
    ELSE reduce(found = [], x IN present | found + [x.seat, x.post, x.school]) END AS evidence,
  CASE WHEN judgement IN ['GAP', 'ABSENT'] THEN [{code: 'sought', args: {council: f.name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE judgement
    WHEN 'GAP' THEN {code: 'fill', args: {post: vacant[0].post.name},
      mending: 'NOW', on: null, targets: [vacant[0].post.id]}
    WHEN 'ABSENT' THEN {code: 'invite', args: {council: f.name},
      mending: 'NOW', on: null, targets: [f.id]} END AS change
