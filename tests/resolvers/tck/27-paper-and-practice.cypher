// paperAndPractice
CYPHER 5
CALL () {
  CALL () {
    CALL () {
      // An agreement with no revision, evaluation or meeting of a forum that it regulates in the window.
      MATCH (thing:Agreement)
      WHERE (thing.signedOn <= $asOf AND (thing.validTo IS NULL OR $asOf < thing.validTo)) AND 'COOPERATION' IN thing.agreementKinds
        AND ($within IS NULL OR EXISTS { MATCH (thing)-[:HAS_PARTY]->(party) WHERE party.id IN $within.parts })
      OPTIONAL MATCH (thing)-[:HAS_REVISION]->(r:AgreementRevision)
      WHERE r.revisedOn <= $asOf
      WITH thing, max(r.revisedOn) AS revised
      OPTIONAL MATCH (thing)<-[:EVALUATES]-(e:Evaluation)
      WHERE e.evaluatedOn <= $asOf
      WITH thing, revised, max(e.evaluatedOn) AS evaluated
      OPTIONAL MATCH (thing)<-[regulated:REGULATED_BY]-(forum:Forum)-[:HAS_MEETING]->(m:Meeting)
      WHERE (coalesce(regulated.validFrom, $asOf) <= $asOf AND (regulated.validTo IS NULL OR $asOf < regulated.validTo) AND regulated.endKnown IS NULL) AND (m.heldOn <= $asOf AND NOT m.cancelled)
      WITH thing, revised, evaluated, max(m.heldOn) AS met
      UNWIND [thing.signedOn, revised, evaluated, met] AS event
      WITH thing, max(event) AS latest
      WHERE latest <= $windowStart
      RETURN 'IDLE_AGREEMENT' AS kind, thing AS thing, null AS challenge, latest AS latest
      UNION ALL
      // A forum a window old, with no held meeting in it.
      MATCH (thing:Forum)
      WHERE (coalesce(thing.validFrom, $asOf) <= $asOf AND (thing.validTo IS NULL OR $asOf < thing.validTo) AND thing.endKnown IS NULL) AND coalesce(thing.validFrom <= $windowStart, true) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (thing)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
      OPTIONAL MATCH (thing)-[:HAS_MEETING]->(m:Meeting)
      WHERE (m.heldOn <= $asOf AND NOT m.cancelled)
      WITH thing, max(m.heldOn) AS latest
      WHERE coalesce(latest <= $windowStart, true)
      RETURN 'IDLE_FORUM' AS kind, thing AS thing, null AS challenge, latest AS latest
      UNION ALL
      // A council that meets, in a territory of which no municipality has a cooperation agreement.
      MATCH (thing:Forum)-[:HAS_MEETING]->(m:Meeting)
      WHERE (coalesce(thing.validFrom, $asOf) <= $asOf AND (thing.validTo IS NULL OR $asOf < thing.validTo) AND thing.endKnown IS NULL) AND any(kind IN thing.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) AND ($windowStart < m.heldOn AND m.heldOn <= $asOf AND NOT m.cancelled) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (thing)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
      WITH thing, max(m.heldOn) AS latest
      WHERE NOT EXISTS {
          MATCH (thing)-[over:FOR_TERRITORY]->(zone)-[inside:PART_OF*0..1]->(m:Municipality)<-[:HAS_PARTY]-(a:Agreement)
          WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (a.signedOn <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo)) AND 'COOPERATION' IN a.agreementKinds }
      RETURN 'NO_AGREEMENT' AS kind, thing AS thing, null AS challenge, latest AS latest
      UNION ALL
      // A focus area of a forum that no measure in force of its plans is for.
      MATCH (thing:Forum)-[focus:FOCUSES_ON]->(challenge:Challenge)
      WHERE (coalesce(thing.validFrom, $asOf) <= $asOf AND (thing.validTo IS NULL OR $asOf < thing.validTo) AND thing.endKnown IS NULL) AND (coalesce(focus.validFrom, $asOf) <= $asOf AND (focus.validTo IS NULL OR $asOf < focus.validTo) AND focus.endKnown IS NULL) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (thing)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (thing)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
        AND NOT EXISTS {
          MATCH (thing)-[:HAS_PLAN]->(p:Plan)-[:HAS_MEASURE]->(measure:Measure)-[:ADDRESSES]->(challenge)
          WHERE (coalesce(p.validFrom, $asOf) <= $asOf AND (p.validTo IS NULL OR $asOf < p.validTo) AND p.endKnown IS NULL) AND (coalesce(measure.validFrom, $asOf) <= $asOf AND (measure.validTo IS NULL OR $asOf < measure.validTo) AND measure.endKnown IS NULL) }
      RETURN 'FOCUS_WITHOUT_MEASURE' AS kind, thing AS thing, challenge AS challenge, null AS latest
      UNION ALL
      // A measure of a forum's plan, for a challenge that is no focus area of the forum or of its agreement.
      MATCH (forum:Forum)-[:HAS_PLAN]->(p:Plan)-[:HAS_MEASURE]->(thing:Measure)-[:ADDRESSES]->(challenge:Challenge)
      WHERE (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL) AND (coalesce(p.validFrom, $asOf) <= $asOf AND (p.validTo IS NULL OR $asOf < p.validTo) AND p.endKnown IS NULL) AND (coalesce(thing.validFrom, $asOf) <= $asOf AND (thing.validTo IS NULL OR $asOf < thing.validTo) AND thing.endKnown IS NULL) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (forum)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
        AND NOT EXISTS { MATCH (forum)-[focus:FOCUSES_ON]->(challenge) WHERE (coalesce(focus.validFrom, $asOf) <= $asOf AND (focus.validTo IS NULL OR $asOf < focus.validTo) AND focus.endKnown IS NULL) }
        AND NOT EXISTS {
          MATCH (forum)-[regulated:REGULATED_BY]->(a:Agreement)-[focus:FOCUSES_ON]->(challenge)
          WHERE (coalesce(regulated.validFrom, $asOf) <= $asOf AND (regulated.validTo IS NULL OR $asOf < regulated.validTo) AND regulated.endKnown IS NULL) AND (a.signedOn <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo)) AND (coalesce(focus.validFrom, $asOf) <= $asOf AND (focus.validTo IS NULL OR $asOf < focus.validTo) AND focus.endKnown IS NULL) }
      RETURN DISTINCT 'MEASURE_WITHOUT_FOCUS' AS kind, thing AS thing, challenge AS challenge, null AS latest
    }
    RETURN kind AS kind, thing AS thing, challenge AS challenge, latest AS latest

  }
  RETURN collect({kind: kind, thing: thing, challenge: challenge, latest: latest}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY e0.kind, coalesce(toString(e0.latest), ''), e0.thing.id, coalesce(e0.challenge.id, '')
  RETURN [e0.kind, head(COLLECT {
    UNWIND e0.thing AS n0
    WITH n0 WHERE NOT n0:Person
    RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['ActionPoint', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] THEN [0, [n0.id]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Agreement', 'Forum', 'Measure'] THEN [1, [n0.id, n0.name]] END
  }), head(COLLECT {
    UNWIND e0.challenge AS n1
    RETURN [coalesce(CASE $language WHEN 'nn' THEN n1.nameNn WHEN 'en' THEN n1.nameEn WHEN 'se' THEN n1.nameSe END, n1.name)]
  }), toString(e0.latest)]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "politidistrikt:troms"}, "language": "nb", "windowStart": "2025-11-24", "within": ["prepared"]}
