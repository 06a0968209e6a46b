// priorities
CYPHER 5
CALL () {
  CALL () {
    MATCH (municipality:Node&Municipality {id: $given.p0})
    CALL (municipality) {
      OPTIONAL MATCH (municipality)<-[belongs:PART_OF]-(part:Organization)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL) AND (coalesce(part.validFrom, $asOf) <= $asOf AND (part.validTo IS NULL OR $asOf < part.validTo) AND part.endKnown IS NULL)
      WITH municipality, collect(part) AS parts
      RETURN [municipality] + parts AS ours
    }
    // Its police: the district with all that is part of it and serves this place or no place in particular.
    CALL (ours, municipality) {
      CALL (ours, municipality) {
        MATCH (municipality)-[lies:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
        WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
        RETURN district AS body
      UNION
        MATCH (municipality)-[lies:IN_POLICE_DISTRICT]->(:PoliceDistrict)<-[belongs:PART_OF]-(unit:FunctionalUnit)
        WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL) AND (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL)
        RETURN unit AS body
      UNION
        UNWIND ours AS place
        MATCH (place)<-[serves:SERVES]-(:ServiceUnit)-[:PART_OF*0..1]->(body:Organization)
        WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND (coalesce(body.validFrom, $asOf) <= $asOf AND (body.validTo IS NULL OR $asOf < body.validTo) AND body.endKnown IS NULL)
        RETURN body
      }
      RETURN collect(DISTINCT body) AS theirs
    }
    CALL (municipality, ours, theirs) {
      MATCH (municipality)<-[:HAS_PARTY]-(source:Agreement)-[names:FOCUSES_ON]->(challenge:Challenge)
      WHERE (source.signedOn <= $asOf AND (source.validTo IS NULL OR $asOf < source.validTo)) AND (coalesce(names.validFrom, $asOf) <= $asOf AND (names.validTo IS NULL OR $asOf < names.validTo) AND names.endKnown IS NULL)
        AND any(party IN [(source)-[:HAS_PARTY]->(other:Organization) | other] WHERE party IN theirs)
      RETURN challenge, 'BOTH' AS side, 'AGREEMENT' AS kind, source
    UNION
      UNWIND ours AS place
      MATCH (place)<-[spans:FOR_TERRITORY]-(source:Forum)-[names:FOCUSES_ON]->(challenge:Challenge)
      WHERE any(kind IN source.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) AND (coalesce(spans.validFrom, $asOf) <= $asOf AND (spans.validTo IS NULL OR $asOf < spans.validTo) AND spans.endKnown IS NULL) AND (coalesce(source.validFrom, $asOf) <= $asOf AND (source.validTo IS NULL OR $asOf < source.validTo) AND source.endKnown IS NULL) AND (coalesce(names.validFrom, $asOf) <= $asOf AND (names.validTo IS NULL OR $asOf < names.validTo) AND names.endKnown IS NULL)
      RETURN challenge, 'BOTH' AS side, 'COUNCIL' AS kind, source
    UNION
      UNWIND ours AS place
      MATCH (place)<-[spans:FOR_TERRITORY]-(forum:Forum)-[:HAS_PLAN]->(source:Plan)-[:ADDRESSES]->(challenge:Challenge)
      WHERE any(kind IN forum.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) AND (coalesce(spans.validFrom, $asOf) <= $asOf AND (spans.validTo IS NULL OR $asOf < spans.validTo) AND spans.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL) AND (coalesce(source.validFrom, $asOf) <= $asOf AND (source.validTo IS NULL OR $asOf < source.validTo) AND source.endKnown IS NULL)
      RETURN challenge, 'BOTH' AS side, 'PLAN' AS kind, source
    UNION
      UNWIND ours + theirs AS who
      MATCH (who)-[answers:RESPONSIBLE_FOR]->(source)
      WHERE (coalesce(answers.validFrom, $asOf) <= $asOf AND (answers.validTo IS NULL OR $asOf < answers.validTo) AND answers.endKnown IS NULL) AND (coalesce(source.validFrom, $asOf) <= $asOf AND (source.validTo IS NULL OR $asOf < source.validTo) AND source.endKnown IS NULL)
      WITH DISTINCT source, ours, theirs
      // What the police do with another municipality, or a forum of another place, says nothing of this one.
      WITH source, ours, theirs, [(source)<-[a:RESPONSIBLE_FOR]-(p:Organization) WHERE (coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL) | p] AS parties,
        [(source)<-[:HAS_PLAN]-(f:Forum)-[s:FOR_TERRITORY]->(p:Organization) WHERE (coalesce(s.validFrom, $asOf) <= $asOf AND (s.validTo IS NULL OR $asOf < s.validTo) AND s.endKnown IS NULL) | p]
        + [(source)<-[:HAS_MEASURE]-(:Plan)<-[:HAS_PLAN]-(f:Forum)-[s:FOR_TERRITORY]->(p:Organization) WHERE (coalesce(s.validFrom, $asOf) <= $asOf AND (s.validTo IS NULL OR $asOf < s.validTo) AND s.endKnown IS NULL) | p]
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
      WHERE (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo)) AND revision.revisedOn <= $asOf
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

  }
  RETURN collect({challenge: challenge, standing: standing, sources: sources}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY e0.challenge.name, e0.challenge.id
  RETURN [head(COLLECT {
    UNWIND e0.challenge AS n0
    RETURN [n0.code, n0.name]
  }), e0.standing, [i0 IN e0.sources | [i0.side, i0.kind, i0.id, i0.name]]]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:4601"}}
