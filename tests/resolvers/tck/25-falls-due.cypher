// fallsDue
CYPHER 5
CALL () {
  CALL () {
    MATCH (who:Node {id: $given.p0})
    WHERE who:Actor OR who:Forum
    WITH who, $asOf + duration({days: CASE WHEN $given.p1 < 0 THEN 0 WHEN $given.p1 > 3660 THEN 3660 ELSE $given.p1 END}) AS until
    // What it stands for: itself, and of an organization its parts and all their posts.
    CALL (who) {
      OPTIONAL MATCH (who)<-[inside:PART_OF*0..6]-(part:Organization)
      WHERE who:Organization AND all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (coalesce(part.validFrom, $asOf) <= $asOf AND (part.validTo IS NULL OR $asOf < part.validTo) AND part.endKnown IS NULL)
      OPTIONAL MATCH (part)<-[:POST_IN]-(post:Post)
      RETURN [who] + collect(DISTINCT part) + collect(DISTINCT post) AS own
    }
    CALL (own) {
      UNWIND own AS one
      OPTIONAL MATCH (one)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (seat.membershipRole <> 'OBSERVER') AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL)
      // A forum has all that falls due in it, whoever sits there.
      WITH seat, coalesce(forum, CASE WHEN one:Forum AND (coalesce(one.validFrom, $asOf) <= $asOf AND (one.validTo IS NULL OR $asOf < one.validTo) AND one.endKnown IS NULL) THEN one END) AS forum
      RETURN collect(DISTINCT forum) AS forums,
        collect(DISTINCT CASE WHEN seat IS NULL OR seat.membershipRole = 'SECRETARY' THEN forum END) AS written
    }
    CALL (own) {
      UNWIND own AS one
      MATCH (one)-[by:HAS_PARTY|REGULATED_BY]-(agreement:Agreement)
      WHERE (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo)) AND (coalesce(by.validFrom, $asOf) <= $asOf AND (by.validTo IS NULL OR $asOf < by.validTo) AND by.endKnown IS NULL)
      RETURN collect(DISTINCT agreement) AS agreements
    }
    CALL (own) {
      UNWIND own AS one
      OPTIONAL MATCH (one)<-[:CHOSEN_BY]-(model:PreventionModel)
      WHERE (coalesce(model.validFrom, $asOf) <= $asOf AND (model.validTo IS NULL OR $asOf < model.validTo) AND model.endKnown IS NULL)
      RETURN collect(DISTINCT model) AS models
    }
    CALL (own, forums, written, agreements, models, until) {
      UNWIND forums AS forum
      MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
      WHERE $asOf < m.heldOn AND m.heldOn <= until AND NOT m.cancelled
      RETURN 'MEETING' AS kind, m.heldOn AS on, m AS thing, forum AS about
      UNION ALL
      WITH written, until
      UNWIND written AS forum
      MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
      WHERE (m.heldOn <= $asOf AND NOT m.cancelled) AND (m.minutesOn IS NULL OR m.minutesOn > $asOf)
        AND m.heldOn + duration({days: 30}) <= until
      RETURN 'MINUTES' AS kind, m.heldOn + duration({days: 30}) AS on, m AS thing, forum AS about
      UNION ALL
      WITH own, until
      UNWIND own AS one
      CALL (one) {
        MATCH (one)<-[:ASSIGNED_TO]-(point:ActionPoint)<-[:HAS_ACTION_POINT]-(m:Meeting)
        RETURN point, m
        UNION
        MATCH (one)-[:HAS_MEETING]->(m:Meeting)-[:HAS_ACTION_POINT]->(point:ActionPoint)
        RETURN point, m
      }
      MATCH (m)<-[:HAS_MEETING]-(forum:Forum)
      WHERE (m.heldOn <= $asOf AND NOT m.cancelled) AND (point.doneOn IS NULL OR point.doneOn > $asOf) AND point.deadline <= until
      RETURN 'ACTION_POINT' AS kind, point.deadline AS on, point AS thing, forum AS about
      UNION ALL
      WITH agreements, until
      UNWIND agreements AS agreement
      WITH agreement, until WHERE agreement.nextRevisionOn <= until
      RETURN 'AGREEMENT_REVISION' AS kind, agreement.nextRevisionOn AS on, agreement AS thing, agreement AS about
      UNION ALL
      WITH agreements, until
      UNWIND agreements AS agreement
      WITH agreement, until WHERE agreement.validTo <= until
      RETURN 'AGREEMENT_END' AS kind, agreement.validTo AS on, agreement AS thing, agreement AS about
      UNION ALL
      WITH forums, agreements, models, until
      UNWIND forums + agreements + models AS subject
      CALL (subject) {
        MATCH (subject)<-[:EVALUATES]-(e:Evaluation)
        WHERE e.evaluatedOn <= $asOf
        WITH e ORDER BY e.evaluatedOn DESC, e.id DESC
        RETURN head(collect(e)) AS latest
      }
      WITH subject, latest, until WHERE latest.nextOn <= until
      RETURN 'EVALUATION' AS kind, latest.nextOn AS on, latest AS thing, subject AS about
      UNION ALL
      WITH own, until
      UNWIND own AS one
      OPTIONAL MATCH (one)-[:HAS_ASSIGNMENT]->(a:Assignment)
      WHERE (coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL)
      UNWIND [one] + CASE WHEN a IS NULL THEN [] ELSE [a] END AS subject
      MATCH (subject)<-[:RECORDS]-(record:Record)
      WHERE (record.recordedOn <= $asOf AND (record.validTo IS NULL OR $asOf < record.validTo)) AND record.validTo <= until
      WITH DISTINCT record, one
      RETURN 'RECORD_END' AS kind, record.validTo AS on, record AS thing, one AS about
      UNION ALL
      WITH forums, until
      UNWIND forums AS forum
      MATCH (forum)-[:HAS_PLAN]->(plan:Plan)
      WHERE (coalesce(plan.validFrom, $asOf) <= $asOf AND (plan.validTo IS NULL OR $asOf < plan.validTo) AND plan.endKnown IS NULL) AND plan.validTo <= until
      RETURN 'PLAN_END' AS kind, plan.validTo AS on, plan AS thing, forum AS about
      UNION ALL
      WITH own, until
      UNWIND own AS one
      MATCH (one)-[:HAS_ASSIGNMENT]->(a:Assignment)
      WHERE (coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL) AND a.validTo <= until
      RETURN 'ASSIGNMENT_END' AS kind, a.validTo AS on, a AS thing, one AS about
    }
    RETURN kind AS kind, on AS on, on < $asOf AS overdue, thing AS thing, about AS about

  }
  RETURN collect({kind: kind, on: on, overdue: overdue, thing: thing, about: about}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY toString(e0.on), e0.kind, e0.thing.id, e0.about.id
  RETURN [toString(e0.on), e0.kind, e0.overdue, head(COLLECT {
    UNWIND e0.about AS n0
    WITH n0 WHERE NOT n0:Person
    RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['ActionPoint', 'AgreementRevision', 'Assignment', 'Attestation', 'Challenge', 'ChangeEvent', 'Evaluation', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'Offer', 'Person', 'Plan', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'PreventionModel', 'Record', 'Remit', 'Role', 'Source', 'Statement', 'Waiver'] THEN [0, [n0.id]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Agreement', 'Business', 'CityDistrict', 'EmergencyService', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [1, [n0.id, n0.name]] END
  }), head(COLLECT {
    UNWIND e0.thing AS n1
    WITH n1 WHERE NOT n1:Person
    RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n1)]) IN ['ActionPoint'] THEN [0, [n1.id, n1.task]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n1)]) IN ['Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] THEN [1, [n1.id]] END
  })]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5503", "p1": 90}}
