// sameChallenge
CYPHER 5
CALL () {
  CALL () {
    MATCH (challenge:Challenge)
    WHERE challenge.code = $given.p0
    OPTIONAL MATCH (home:Node&Municipality {id: $given.p1})
    WITH challenge, home
    WHERE $given.p1 IS NULL OR home IS NOT NULL
    CALL (home) {
      WITH home AS place
      OPTIONAL MATCH (place)-[:HAS_POPULATION]->(count:PopulationCount)
    WHERE count.countedOn <= $asOf
    WITH count ORDER BY count.countedOn DESC, count.id
    WITH head(collect(count.value)) AS inhabitants
    RETURN inhabitants AS inhabitants,
      CASE WHEN inhabitants < 5000 THEN 1 WHEN inhabitants < 20000 THEN 2 WHEN inhabitants < 50000 THEN 3
           WHEN inhabitants >= 50000 THEN 4 END AS size

    }
    WITH challenge, home, size AS homeSize
    CALL (home) {
      OPTIONAL MATCH (home)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
      WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
      RETURN collect(area) AS homeAreas
    }
    CALL (challenge) {
      MATCH (challenge)<-[names:FOCUSES_ON]-(subject)
      WHERE (coalesce(names.validFrom, $asOf) <= $asOf AND (names.validTo IS NULL OR $asOf < names.validTo) AND names.endKnown IS NULL) AND (subject:Forum AND (coalesce(subject.validFrom, $asOf) <= $asOf AND (subject.validTo IS NULL OR $asOf < subject.validTo) AND subject.endKnown IS NULL) OR subject:Agreement AND (subject.signedOn <= $asOf AND (subject.validTo IS NULL OR $asOf < subject.validTo)))
      RETURN collect(DISTINCT subject) AS subjects
    }
    CALL (challenge) {
      CALL (challenge) {
        MATCH (challenge)<-[:ADDRESSES]-(measure:Measure)
        WHERE (coalesce(measure.validFrom, $asOf) <= $asOf AND (measure.validTo IS NULL OR $asOf < measure.validTo) AND measure.endKnown IS NULL)
        RETURN measure
      UNION
        MATCH (challenge)<-[:ADDRESSES]-(plan:Plan)-[:HAS_MEASURE]->(measure:Measure)
        WHERE (coalesce(plan.validFrom, $asOf) <= $asOf AND (plan.validTo IS NULL OR $asOf < plan.validTo) AND plan.endKnown IS NULL) AND (coalesce(measure.validFrom, $asOf) <= $asOf AND (measure.validTo IS NULL OR $asOf < measure.validTo) AND measure.endKnown IS NULL)
        RETURN measure
      }
      RETURN collect(measure) AS measures
    }
    CALL (subjects, measures) {
      UNWIND subjects AS subject
      CALL (subject) {
        MATCH (subject)-[spans:FOR_TERRITORY]->(place:Organization)
        WHERE (coalesce(spans.validFrom, $asOf) <= $asOf AND (spans.validTo IS NULL OR $asOf < spans.validTo) AND spans.endKnown IS NULL)
        OPTIONAL MATCH (place)-[belongs:PART_OF]->(whole:Municipality)
        WHERE place:CityDistrict AND (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
        RETURN coalesce(whole, place) AS place
      UNION
        MATCH (subject)-[:HAS_PARTY]->(place:Municipality)
        RETURN place
      }
      WITH place, measures, collect(DISTINCT subject) AS named
      WHERE place:Municipality AND (coalesce(place.validFrom, $asOf) <= $asOf AND (place.validTo IS NULL OR $asOf < place.validTo) AND place.endKnown IS NULL)
      CALL (place, measures) {
        MATCH (place)-[answers:RESPONSIBLE_FOR]->(measure:Measure)
        WHERE (coalesce(answers.validFrom, $asOf) <= $asOf AND (answers.validTo IS NULL OR $asOf < answers.validTo) AND answers.endKnown IS NULL) AND measure IN measures
        RETURN measure
      UNION
        MATCH (place)<-[belongs:PART_OF]-(part:Organization)-[answers:RESPONSIBLE_FOR]->(measure:Measure)
        WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL) AND (coalesce(answers.validFrom, $asOf) <= $asOf AND (answers.validTo IS NULL OR $asOf < answers.validTo) AND answers.endKnown IS NULL) AND measure IN measures
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
      OPTIONAL MATCH (place)-[:HAS_POPULATION]->(count:PopulationCount)
    WHERE count.countedOn <= $asOf
    WITH count ORDER BY count.countedOn DESC, count.id
    WITH head(collect(count.value)) AS inhabitants
    RETURN inhabitants AS inhabitants,
      CASE WHEN inhabitants < 5000 THEN 1 WHEN inhabitants < 20000 THEN 2 WHEN inhabitants < 50000 THEN 3
           WHEN inhabitants >= 50000 THEN 4 END AS size

    }
    CALL (place) {
      MATCH (place)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
      WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
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

  }
  RETURN collect({challenge: challenge, places: places, lessons: lessons, meta: meta}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [head(COLLECT {
    UNWIND e0.challenge AS n0
    RETURN [n0.code, n0.name]
  }), COLLECT {
    UNWIND e0.places AS i0
    RETURN [head(COLLECT {
      UNWIND i0.municipality AS n1
      RETURN [n1.id, n1.name]
    }), i0.inhabitants, i0.sameSize, i0.sameCounty, i0.sameDistrict, [i1 IN i0.focus | [i1.kind, i1.id, i1.name]], [i2 IN i0.measures | [i2.id, i2.name]]]
  }, head(COLLECT {
    UNWIND e0.meta AS n2
    RETURN [n2.resultMode, n2.found, n2.shown]
  }), [i3 IN e0.lessons | [i3.id, toString(i3.evaluatedOn), i3.done, i3.learned, i3.wise]]]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "TRAFFIC_SAFETY", "p1": "kommune:4601"}}
