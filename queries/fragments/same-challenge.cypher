/*
name = "same-challenge"
inputs = []
parameters = ["challenge", "municipality", "asOf"]
weight = 12

[columns]
challenge = "node: the challenge"
places = "Municipalities with it as a focus area and a measure in force, most alike first."
lessons = "nodes: evaluations of what has it as a focus area, up to the day, the latest first"
meta = "How many of the evaluations are shown."
*/
MATCH (challenge:Challenge)
WHERE challenge.code = $challenge
OPTIONAL MATCH (home:Node&Municipality {id: $municipality})
WITH challenge, home
WHERE $municipality IS NULL OR home IS NOT NULL
CALL (home) {
  WITH home AS place
  {{inhabitants}}
}
WITH challenge, home, size AS homeSize
CALL (home) {
  OPTIONAL MATCH (home)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
  WHERE holds(lies)
  RETURN collect(area) AS homeAreas
}
CALL (challenge) {
  MATCH (challenge)<-[names:FOCUSES_ON]-(subject)
  WHERE holds(names) AND (subject:Forum AND holds(subject) OR subject:Agreement AND standing(subject))
  RETURN collect(DISTINCT subject) AS subjects
}
CALL (challenge) {
  CALL (challenge) {
    MATCH (challenge)<-[:ADDRESSES]-(measure:Measure)
    WHERE holds(measure)
    RETURN measure
  UNION
    MATCH (challenge)<-[:ADDRESSES]-(plan:Plan)-[:HAS_MEASURE]->(measure:Measure)
    WHERE holds(plan) AND holds(measure)
    RETURN measure
  }
  RETURN collect(measure) AS measures
}
CALL (subjects, measures) {
  UNWIND subjects AS subject
  CALL (subject) {
    MATCH (subject)-[spans:FOR_TERRITORY]->(place:Organization)
    WHERE holds(spans)
    OPTIONAL MATCH (place)-[belongs:PART_OF]->(whole:Municipality)
    WHERE place:CityDistrict AND holds(belongs)
    RETURN coalesce(whole, place) AS place
  UNION
    MATCH (subject)-[:HAS_PARTY]->(place:Municipality)
    RETURN place
  }
  WITH place, measures, collect(DISTINCT subject) AS named
  WHERE place:Municipality AND holds(place)
  CALL (place, measures) {
    MATCH (place)-[answers:RESPONSIBLE_FOR]->(measure:Measure)
    WHERE holds(answers) AND measure IN measures
    RETURN measure
  UNION
    MATCH (place)<-[belongs:PART_OF]-(part:Organization)-[answers:RESPONSIBLE_FOR]->(measure:Measure)
    WHERE holds(belongs) AND holds(answers) AND measure IN measures
    RETURN measure
  }
  WITH place, named, collect(measure) AS own
  RETURN place, named, own
UNION
  // Where there is nobody, that is the answer.
  RETURN null AS place, [] AS named, [] AS own
}
WITH challenge, home, homeSize, homeAreas, subjects, place, named, own
WHERE place IS NULL OR home IS NULL OR place <> home
CALL (place) {
  {{inhabitants}}
}
CALL (place) {
  MATCH (place)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
  WHERE holds(lies)
  RETURN collect(area) AS areas
}
CALL (named) {
  UNWIND named AS each
  WITH each ORDER BY each.id
  RETURN collect({kind: CASE WHEN each:Forum THEN 'FORUM' ELSE 'AGREEMENT' END, id: each.id, name: each.name}) AS focus
}
CALL (own) {
  UNWIND own AS each
  WITH each ORDER BY each.id
  RETURN collect({kind: 'MEASURE', id: each.id, name: each.name}) AS running
}
WITH challenge, subjects, place, inhabitants, focus, running, coalesce(size = homeSize, false) AS sameSize,
  any(area IN areas WHERE area:County AND area IN homeAreas) AS sameCounty,
  any(area IN areas WHERE area:PoliceDistrict AND area IN homeAreas) AS sameDistrict
ORDER BY CASE WHEN sameSize THEN 0 ELSE 1 END, CASE WHEN sameCounty OR sameDistrict THEN 0 ELSE 1 END,
  place.nameSort, place.id
WITH challenge, subjects, [p IN collect({municipality: place, inhabitants: inhabitants, sameSize: sameSize,
  sameCounty: sameCounty, sameDistrict: sameDistrict, focus: focus, measures: running}) WHERE p.municipality IS NOT NULL] AS places
CALL (subjects) {
  UNWIND subjects AS subject
  MATCH (subject)<-[:EVALUATES]-(evaluation:Evaluation)
  WHERE evaluation.evaluatedOn <= $asOf AND evaluation.learned IS NOT NULL
  WITH DISTINCT evaluation ORDER BY evaluation.evaluatedOn DESC, evaluation.id
  RETURN collect(evaluation) AS learned
}
RETURN challenge AS challenge, places AS places, learned[0..50] AS lessons,
  {resultMode: CASE WHEN size(learned) > 50 THEN 'TRUNCATED' ELSE 'EXACT' END, found: size(learned),
   shown: size(learned[0..50])} AS meta
