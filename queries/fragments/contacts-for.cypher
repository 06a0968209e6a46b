/*
name = "contacts-for"
inputs = []
parameters = ["municipality", "about", "asOf"]
weight = 16

[columns]
municipality = "node: the municipality"
contacts = "Whom to call, best first: {rank, part, post, heldAs, code, args}."
counterparts = "Who in the municipality answers for it: {rank, part, post, heldAs, code, args}."
passedOver = "Posts that would be called, and nobody is in: {part, post, since, code, args}."

[texts.local-holder]
nb = "{role} for {places}: har saken som sitt felt, og er nærmest"
nn = "{roleNn} for {places}: har saka som sitt felt, og er nærmast"
en = "{roleEn} for {places}: answers for the matter, and is the nearest"

[texts.police-contact]
nb = "{role} for {places}: politiets faste bindeledd til kommunen"
nn = "{roleNn} for {places}: politiets faste bindeledd til kommunen"
en = "{roleEn} for {places}: the standing link of the police to the municipality"

[texts.police-contact-besides]
nb = "{role} for {places}: kan hjelpe videre, men foredrag, undervisning og ungdomsklubber hører til den forebyggende enheten"
nn = "{roleNn} for {places}: kan hjelpe vidare, men foredrag, undervisning og ungdomsklubbar høyrer til den førebyggjande eininga"
en = "{roleEn} for {places}: can help on, but talks, teaching and youth clubs are for the prevention unit"

[texts.prevention-unit]
nb = "{unit}: foredrag, undervisning og ungdomsklubber hører til den forebyggende enheten"
nn = "{unit}: foredrag, undervisning og ungdomsklubbar høyrer til den førebyggjande eininga"
en = "{unit}: talks, teaching and youth clubs are for the prevention unit"

[texts.slt-coordinator]
nb = "{role} for {places}: samordner det forebyggende arbeidet i kommunen"
nn = "{roleNn} for {places}: samordnar det førebyggjande arbeidet i kommunen"
en = "{roleEn} for {places}: coordinates prevention in the municipality"

[texts.district-specialist]
nb = "{role} i {unit}: har saken som sitt felt i politidistriktet"
nn = "{roleNn} i {unit}: har saka som sitt felt i politidistriktet"
en = "{roleEn} in {unit}: answers for the matter in the police district"

[texts.counterpart]
nb = "{role} i {unit}: har saken som sitt felt i kommunen"
nn = "{roleNn} i {unit}: har saka som sitt felt i kommunen"
en = "{roleEn} in {unit}: answers for the matter in the municipality"

[texts.counterpart-top]
nb = "{role} i {unit}: ingen rolle i kommunen har saken som sitt felt, så den øverste lederen er rette sted"
nn = "{roleNn} i {unit}: inga rolle i kommunen har saka som sitt felt, så den øvste leiaren er rette staden"
en = "{roleEn} in {unit}: no role of the municipality answers for the matter, so its chief executive does"

[texts.vacant-since]
nb = "{post} er ledig siden {since}"
nn = "{post} er ledig sidan {since}"
en = "{post} is vacant since {since}"

[texts.vacant]
nb = "{post} er ledig, ukjent siden når"
nn = "{post} er ledig, ukjent sidan når"
en = "{post} is vacant, since when is unknown"
*/
MATCH (municipality:Node&Municipality {id: $municipality})
OPTIONAL MATCH (challenge:Challenge)
WHERE challenge.code = $about.challenge
WITH municipality, challenge
WHERE $about.challenge IS NULL OR challenge IS NOT NULL
CALL (challenge) {
  MATCH (role:Role)
  WHERE coalesce(challenge IN [(role)-[:ANSWERS_FOR]->(c:Challenge) | c], false)
    OR role.code IN CASE $about.request
      WHEN 'EXERCISE' THEN ['EMERGENCY_PLANNER', 'EMERGENCY_COORDINATOR']
      WHEN 'THREAT' THEN ['THREAT_RISK_ASSESSOR']
      ELSE [] END
  RETURN collect(role) AS roles
}
// The municipality and its city districts, the units that serve them, and what its police district has.
CALL (municipality) {
  OPTIONAL MATCH (part:CityDistrict)-[belongs:PART_OF]->(municipality)
  WHERE holds(belongs) AND holds(part)
  WITH municipality, collect(part) AS parts
  RETURN [municipality] + parts AS places
}
CALL (places) {
  UNWIND places AS place
  OPTIONAL MATCH (unit:ServiceUnit)-[serves:SERVES]->(place)
  WHERE holds(serves) AND holds(unit)
  WITH DISTINCT unit
  OPTIONAL MATCH (point:ServicePoint)-[belongs:PART_OF]->(unit)
  WHERE holds(belongs) AND holds(point)
  WITH collect(DISTINCT unit) AS units, collect(DISTINCT point) AS points
  RETURN units + points AS near
}
CALL (municipality) {
  OPTIONAL MATCH (municipality)-[lies:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
  WHERE holds(lies) AND holds(district)
  OPTIONAL MATCH path = (unit:Organization)-[:PART_OF*1..6]->(district)
  WHERE all(r IN relationships(path) WHERE holds(r)) AND holds(unit)
  WITH district, collect(unit) AS units
  OPTIONAL MATCH (other:FunctionalUnit)-[serves:SERVES]->(district)
  WHERE holds(serves) AND holds(other)
  WITH district, units, collect(other) AS others
  RETURN collect(district) + reduce(all = [], each IN collect(units + others) | all + each) AS around
}
CALL (municipality, roles, places, near, around) {
  UNWIND roles AS role
  MATCH (role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
  WHERE role.side = 'POLICE'
  OPTIONAL MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(place:Organization)
  WHERE holds(remit) AND place IN places
  WITH municipality, around, near, role, post, unit, collect(place) AS covered
  WHERE size(covered) > 0 OR unit IN near
  RETURN post, role, unit, 1 AS class, 'LOCAL_HOLDER' AS part,
    CASE WHEN covered = [] THEN [municipality] ELSE covered END AS served
UNION
  UNWIND places AS place
  MATCH (place)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
  WHERE role.code IN ['POLICE_CONTACT', 'SLT_COORDINATOR'] AND holds(remit)
  MATCH (post)-[:POST_IN]->(unit:Organization)
  WITH post, role, unit, collect(place) AS served
  RETURN post, role, unit, CASE role.code WHEN 'POLICE_CONTACT' THEN 3 ELSE 4 END AS class, role.code AS part, served
UNION
  UNWIND CASE WHEN $about.request IN ['LECTURE', 'TEACHING', 'YOUTH_CLUB'] THEN around ELSE [] END AS unit
  MATCH (role:Role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit)
  WHERE unit:FunctionalUnit AND unit.function = 'PREVENTION' AND role.code = 'FUNCTION_CONTACT'
  RETURN DISTINCT post, role, unit, 2 AS class, 'PREVENTION_UNIT' AS part, [municipality] AS served
UNION
  UNWIND roles AS role
  MATCH (role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
  WHERE role.side = 'POLICE' AND unit IN around
  RETURN DISTINCT post, role, unit, 5 AS class, 'DISTRICT_SPECIALIST' AS part, [municipality] AS served
UNION
  MATCH path = (unit:Organization)-[:PART_OF*0..6]->(municipality)
  WHERE all(r IN relationships(path) WHERE holds(r)) AND holds(unit)
  MATCH (unit)<-[:POST_IN]-(post:Post)-[:HAS_ROLE]->(role:Role)
  WHERE role.side = 'MUNICIPAL' AND (role IN roles OR role.code = 'CHIEF_MUNICIPAL_EXECUTIVE' AND unit = municipality)
  RETURN DISTINCT post, role, unit, CASE WHEN role IN roles THEN 6 ELSE 7 END AS class, 'COUNTERPART' AS part,
    [municipality] AS served
UNION
  // Where there is nobody, that is the answer.
  RETURN null AS post, null AS role, null AS unit, 0 AS class, null AS part, [] AS served
}
WITH municipality, post, role, unit, class, part, served,
     [(post)-[:HAS_ASSIGNMENT]->(a:Assignment) WHERE holds(a) | a.assignmentKind] AS kinds,
     [(post)-[:HAS_ASSIGNMENT]->(a:Assignment) WHERE a.validTo <= $asOf | a.validTo] AS ended
WHERE holds(unit)
WITH municipality, post, role, unit, class, part, served,
     CASE WHEN 'ORDINARY' IN kinds THEN 'ORDINARY' WHEN 'ACTING' IN kinds THEN 'ACTING'
          WHEN 'DEPUTY' IN kinds THEN 'DEPUTY' END AS heldAs,
     toString(reduce(last = null, day IN ended | CASE WHEN last IS NULL OR day > last THEN day ELSE last END)) AS since
// A post that comes in twice keeps its best place.
ORDER BY post.id, class
WITH municipality, post, role, unit, heldAs, since, head(collect(class)) AS class, head(collect(part)) AS part,
     head(collect(served)) AS served
CALL (served) {
  UNWIND served AS place
  WITH place ORDER BY place.nameSort, place.id
  RETURN reduce(said = '', name IN collect(place.name) | said + CASE said WHEN '' THEN '' ELSE ', ' END + name) AS places
}
WITH *, coalesce(role.nameNn, role.name) AS nn, coalesce(role.nameEn, role.name) AS en
WITH municipality, post, class, part, heldAs, since,
     CASE WHEN municipality IN served THEN 0 ELSE 1 END AS distance,
     CASE part
       WHEN 'LOCAL_HOLDER' THEN {code: 'local-holder', args: {role: role.name, roleNn: nn, roleEn: en, places: places}}
       WHEN 'POLICE_CONTACT' THEN CASE WHEN $about.request IN ['LECTURE', 'TEACHING', 'YOUTH_CLUB']
         THEN {code: 'police-contact-besides', args: {role: role.name, roleNn: nn, roleEn: en, places: places}}
         ELSE {code: 'police-contact', args: {role: role.name, roleNn: nn, roleEn: en, places: places}} END
       WHEN 'SLT_COORDINATOR' THEN {code: 'slt-coordinator', args: {role: role.name, roleNn: nn, roleEn: en, places: places}}
       WHEN 'PREVENTION_UNIT' THEN {code: 'prevention-unit', args: {unit: unit.name}}
       WHEN 'DISTRICT_SPECIALIST' THEN {code: 'district-specialist', args: {role: role.name, roleNn: nn, roleEn: en, unit: unit.name}}
       ELSE CASE class WHEN 6
         THEN {code: 'counterpart', args: {role: role.name, roleNn: nn, roleEn: en, unit: unit.name}}
         ELSE {code: 'counterpart-top', args: {role: role.name, roleNn: nn, roleEn: en, unit: unit.name}} END END AS reason
ORDER BY class, distance, CASE heldAs WHEN 'ORDINARY' THEN 0 WHEN 'ACTING' THEN 1 ELSE 2 END, post.name, post.id
WITH municipality, collect({post: post, class: class, part: part, heldAs: heldAs, since: since, reason: reason}) AS every
// The top of the municipality is its counterpart only where nobody in it answers for the matter.
WITH municipality, [e IN every WHERE e.post IS NOT NULL AND (e.class < 7 OR none(o IN every WHERE o.class = 6 AND o.heldAs IS NOT NULL))] AS every
WITH municipality, [e IN every WHERE e.heldAs IS NULL] AS vacant,
     [e IN every WHERE e.heldAs IS NOT NULL AND e.class < 6] AS outside,
     [e IN every WHERE e.heldAs IS NOT NULL AND e.class >= 6] AS inside
RETURN municipality AS municipality,
  [i IN range(0, size(outside) - 1) |
    {rank: i + 1, post: outside[i].post, part: outside[i].part, heldAs: outside[i].heldAs, reason: outside[i].reason}] AS contacts,
  [i IN range(0, size(inside) - 1) |
    {rank: i + 1, post: inside[i].post, part: inside[i].part, heldAs: inside[i].heldAs, reason: inside[i].reason}] AS counterparts,
  [e IN vacant | CASE WHEN e.since IS NULL
    THEN {post: e.post, part: e.part, since: null, code: 'vacant', args: {post: e.post.name}}
    ELSE {post: e.post, part: e.part, since: e.since,
      code: 'vacant-since', args: {post: e.post.name, since: e.since}} END] AS passedOver
