// node
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node {id: $given.p0}) WHERE NOT n0:Person
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] THEN [0, []] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Forum'] THEN [1, [n0.name, n0.forumKinds, n0.level, COLLECT {
    MATCH (n0)-[t0:FOR_TERRITORY]->(n1:Organization)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL
    WITH DISTINCT n1 ORDER BY coalesce(n1.nameSort, n1.name), n1.id LIMIT 50
    RETURN [n1.name]
  }, COLLECT {
    MATCH (n0)-[t1:FOCUSES_ON]->(n2:Challenge)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
    WITH DISTINCT n2 ORDER BY coalesce(n2.nameSort, n2.name), n2.id LIMIT 20
    RETURN [coalesce(CASE $language WHEN 'nn' THEN n2.nameNn WHEN 'en' THEN n2.nameEn WHEN 'se' THEN n2.nameSe END, n2.name)]
  }, head(COLLECT {
    MATCH (n0)-[t2:REGULATED_BY]->(n3:Agreement)
    WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL
    WITH n3 ORDER BY n3.id LIMIT 1
    RETURN [n3.name, toString(n3.signedOn), toString(n3.nextRevisionOn)]
  }), COLLECT {
    MATCH (n0)-[:HAS_PLAN]->(n4:Plan)
    WHERE coalesce(n4.validFrom, $asOf) <= $asOf AND (n4.validTo IS NULL OR $asOf < n4.validTo) AND n4.endKnown IS NULL
    WITH DISTINCT n4 ORDER BY coalesce(n4.nameSort, n4.name), n4.id LIMIT 10
    RETURN [n4.name, toString(n4.validTo)]
  }, [null, COLLECT {
    MATCH (n0)-[:HAS_MEMBERSHIP]->(n5:Membership)
    WHERE coalesce(n5.validFrom, $asOf) <= $asOf AND (n5.validTo IS NULL OR $asOf < n5.validTo) AND n5.endKnown IS NULL
    WITH DISTINCT n5 ORDER BY CASE n5.membershipRole WHEN 'CHAIR' THEN 0 WHEN 'SECRETARY' THEN 1 WHEN 'MEMBER' THEN 2 ELSE 3 END, n5.id LIMIT $given.p1
    RETURN [n5.membershipRole, EXISTS { MATCH (n5)-[:OF_MEMBER]->(p2:Post) WHERE NOT EXISTS { MATCH (p2)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL } }, head(COLLECT {
      MATCH (n5)-[:OF_MEMBER]->(n6:Actor)
      WITH n6 ORDER BY n6.id LIMIT 1
      RETURN [n6.name]
    })]
  }], [null, COLLECT {
    MATCH (n0)-[:HAS_MEETING]->(n7:Meeting)
    WITH DISTINCT n7 ORDER BY toString(n7.heldOn) DESC, n7.id DESC LIMIT $given.p3
    RETURN [toString(n7.heldOn), CASE WHEN n7.cancelled THEN 'CANCELLED' WHEN n7.heldOn <= $asOf THEN 'HELD' ELSE 'PLANNED' END, toString(n7.agendaSentOn), toString(n7.minutesOn)]
  }], [null, COLLECT {
    MATCH (n0)<-[about0:KEPT_ABOUT]-(n8:KeptFinding) USING INDEX about0:KEPT_ABOUT(subjectDay)
    WHERE about0.subjectDay = n0.id + ' ' + toString($asOf) + ' ' + toString($today) AND n8.evaluationKey IN $evaluationKeys
    WITH DISTINCT n8 ORDER BY n8.ruleId, n8.id LIMIT $given.p4
    RETURN [n8.verdict, n8.ruleId, [n8.reason, n8.ruleId], toString(n8.since), [n8.change, n8.ruleId]]
  }]]] END
}) AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "forum:politirad-5001", "p1": 41, "p3": 7, "p4": 61}, "language": "nb", "today": "2026-11-24"}

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
    UNWIND e0.thing AS n0
    WITH n0 WHERE NOT n0:Person
    RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['ActionPoint'] THEN [0, [n0.task, head(COLLECT {
      MATCH (n0)-[:ASSIGNED_TO]->(n1:Actor)
      WITH n1 ORDER BY n1.id LIMIT 1
      RETURN [n1.name]
    })]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] THEN [1, []] END
  }), head(COLLECT {
    UNWIND e0.about AS n2
    WITH n2 WHERE NOT n2:Person
    RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n2)]) IN ['ActionPoint', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] THEN [0, []] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n2)]) IN ['Agreement', 'Forum'] THEN [1, [n2.name]] END
  })]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "forum:politirad-5001", "p1": 90}}
