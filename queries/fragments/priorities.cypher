/*
name = "priorities"
inputs = []
parameters = ["municipality", "asOf"]
weight = 12

[columns]
challenge = "node: a challenge that is named by one of them"
standing = "BOTH, MUNICIPALITY_ONLY or POLICE_ONLY"
sources = "Where it is named: {side, kind, id, name}; side is BOTH, MUNICIPALITY or POLICE."
*/
MATCH (municipality:Node&Municipality {id: $municipality})
CALL (municipality) {
  OPTIONAL MATCH (municipality)<-[belongs:PART_OF]-(part:Organization)
  WHERE holds(belongs) AND holds(part)
  WITH municipality, collect(part) AS parts
  RETURN [municipality] + parts AS ours
}
// Its police: the district with all that is part of it and serves this place or no place in particular.
CALL (ours, municipality) {
  CALL (ours, municipality) {
    MATCH (municipality)-[lies:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
    WHERE holds(lies)
    RETURN district AS body
  UNION
    MATCH (municipality)-[lies:IN_POLICE_DISTRICT]->(:PoliceDistrict)<-[belongs:PART_OF]-(unit:FunctionalUnit)
    WHERE holds(lies) AND holds(belongs) AND holds(unit)
    RETURN unit AS body
  UNION
    UNWIND ours AS place
    MATCH (place)<-[serves:SERVES]-(:ServiceUnit)-[:PART_OF*0..1]->(body:Organization)
    WHERE holds(serves) AND holds(body)
    RETURN body
  }
  RETURN collect(DISTINCT body) AS theirs
}
CALL (municipality, ours, theirs) {
  MATCH (municipality)<-[:HAS_PARTY]-(source:Agreement)-[names:FOCUSES_ON]->(challenge:Challenge)
  WHERE standing(source) AND holds(names)
    AND any(party IN [(source)-[:HAS_PARTY]->(other:Organization) | other] WHERE party IN theirs)
  RETURN challenge, 'BOTH' AS side, 'AGREEMENT' AS kind, source
UNION
  UNWIND ours AS place
  MATCH (place)<-[spans:FOR_TERRITORY]-(source:Forum)-[names:FOCUSES_ON]->(challenge:Challenge)
  WHERE council(source) AND holds(spans) AND holds(source) AND holds(names)
  RETURN challenge, 'BOTH' AS side, 'COUNCIL' AS kind, source
UNION
  UNWIND ours AS place
  MATCH (place)<-[spans:FOR_TERRITORY]-(forum:Forum)-[:HAS_PLAN]->(source:Plan)-[:ADDRESSES]->(challenge:Challenge)
  WHERE council(forum) AND holds(spans) AND holds(forum) AND holds(source)
  RETURN challenge, 'BOTH' AS side, 'PLAN' AS kind, source
UNION
  UNWIND ours + theirs AS who
  MATCH (who)-[answers:RESPONSIBLE_FOR]->(source)
  WHERE holds(answers) AND holds(source)
  WITH DISTINCT source, ours, theirs
  // What the police do with another municipality, or a forum of another place, says nothing of this one.
  WITH source, ours, theirs, [(source)<-[a:RESPONSIBLE_FOR]-(p:Organization) WHERE holds(a) | p] AS parties,
    [(source)<-[:HAS_PLAN]-(f:Forum)-[s:FOR_TERRITORY]->(p:Organization) WHERE holds(s) | p]
    + [(source)<-[:HAS_MEASURE]-(:Plan)<-[:HAS_PLAN]-(f:Forum)-[s:FOR_TERRITORY]->(p:Organization) WHERE holds(s) | p]
    AS places
  WHERE any(p IN parties WHERE p IN ours)
    OR all(p IN parties WHERE p IN theirs) AND (places = [] OR any(p IN places WHERE p IN ours))
  MATCH (source)-[:ADDRESSES]->(challenge:Challenge)
  RETURN challenge, CASE WHEN none(p IN parties WHERE p IN ours) THEN 'POLICE'
      WHEN any(p IN parties WHERE p IN theirs) THEN 'BOTH' ELSE 'MUNICIPALITY' END AS side,
    CASE WHEN source:Plan THEN 'PLAN' ELSE 'MEASURE' END AS kind, source
UNION
  // What a product is about is known by the focus areas that a revision based on it set.
  MATCH (municipality)<-[:HAS_PARTY]-(agreement:Agreement)-[:HAS_REVISION]->(revision:AgreementRevision)
  WHERE standing(agreement) AND revision.revisedOn <= $asOf
  MATCH (revision)-[:BASED_ON]->(source:KnowledgeProduct)-[:PRODUCED_BY]->(who:Organization)
  WHERE who IN ours OR who IN theirs
  MATCH (revision)-[:FOCUS_AFTER]->(challenge:Challenge)
  RETURN challenge, CASE WHEN who IN ours THEN 'MUNICIPALITY' ELSE 'POLICE' END AS side, 'PRODUCT' AS kind, source
UNION
  MATCH (municipality)<-[:CONCERNS]-(source:PoliceProcess)-[:ADDRESSES]->(challenge:Challenge)
  WHERE source.startedOn <= $asOf AND coalesce($asOf < source.endedOn, true)
  RETURN challenge, 'POLICE' AS side, 'PROCESS' AS kind, source
}
WITH challenge, side, kind, source ORDER BY side, kind, source.id
WITH challenge, collect(DISTINCT {side: side, kind: kind, id: source.id, name: coalesce(source.name, source.title)}) AS sources,
  collect(DISTINCT side) AS sides
RETURN challenge AS challenge,
  CASE WHEN 'BOTH' IN sides OR 'MUNICIPALITY' IN sides AND 'POLICE' IN sides THEN 'BOTH'
       WHEN 'POLICE' IN sides THEN 'POLICE_ONLY' ELSE 'MUNICIPALITY_ONLY' END AS standing,
  sources AS sources
