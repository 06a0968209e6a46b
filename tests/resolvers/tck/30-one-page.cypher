// actor
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node&Actor {id: $given.p0})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN CASE WHEN head([k IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n0)]) IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [0, [n0.name]] WHEN head([k IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n0)]) IN ['Municipality'] THEN [1, [n0.name, head(COLLECT { MATCH (n0)-[:IDENTIFIED_BY]->(i0:Identifier) WHERE i0.scheme = 'MUNICIPALITY_NUMBER' AND coalesce(i0.validFrom, $asOf) <= $asOf AND (i0.validTo IS NULL OR $asOf < i0.validTo) AND i0.endKnown IS NULL RETURN i0.value ORDER BY coalesce(toString(i0.validFrom), '') DESC, i0.value LIMIT 1 }), head(COLLECT { MATCH (n0)-[:HAS_POPULATION]->(c0:PopulationCount) WHERE c0.countedOn <= $asOf RETURN c0.value ORDER BY c0.countedOn DESC LIMIT 1 }), head(COLLECT {
    MATCH (n0)-[t0:IN_POLICE_DISTRICT]->(n1:PoliceDistrict)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN [n1.name]
  }), COLLECT {
    MATCH (n0)<-[w0:PART_OF*0..1]-(p1)<-[:COVERS]-(r0:Remit)<-[:HAS_REMIT]-(n2:Post)-[:HAS_ROLE]->(:Role {code: 'POLICE_CONTACT'})
    WHERE coalesce(r0.validFrom, $asOf) <= $asOf AND (r0.validTo IS NULL OR $asOf < r0.validTo) AND r0.endKnown IS NULL AND all(x0 IN w0 WHERE coalesce(x0.validFrom, $asOf) <= $asOf AND (x0.validTo IS NULL OR $asOf < x0.validTo) AND x0.endKnown IS NULL)
    WITH DISTINCT n2 ORDER BY coalesce(n2.nameSort, n2.name), n2.id LIMIT 30
    RETURN [n2.name, NOT EXISTS { MATCH (n2)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL }, COLLECT {
      MATCH (n2)-[:HAS_ASSIGNMENT]->(n3:Assignment)
      WHERE coalesce(n3.validFrom, $asOf) <= $asOf AND (n3.validTo IS NULL OR $asOf < n3.validTo) AND n3.endKnown IS NULL
      WITH DISTINCT n3 ORDER BY n3.id LIMIT 5
      RETURN [n3.assignmentKind, head(COLLECT {
        MATCH (n3)-[:HELD_BY]->(n4:Person)
        WHERE NOT n4:Person
        WITH n4 ORDER BY n4.id LIMIT 1
        RETURN [null, null, null]
      })]
    }]
  }, [null, COLLECT {
    MATCH (n0)<-[t1:FOR_TERRITORY]-(n5:Forum)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL AND coalesce(n5.validFrom, $asOf) <= $asOf AND (n5.validTo IS NULL OR $asOf < n5.validTo) AND n5.endKnown IS NULL
    WITH DISTINCT n5 ORDER BY coalesce(n5.nameSort, n5.name), n5.id LIMIT $given.p2
    RETURN [n5.name, n5.forumKinds, [null, COLLECT {
      MATCH (n5)-[:HAS_MEMBERSHIP]->(n6:Membership)
      WHERE coalesce(n6.validFrom, $asOf) <= $asOf AND (n6.validTo IS NULL OR $asOf < n6.validTo) AND n6.endKnown IS NULL
      WITH DISTINCT n6 ORDER BY CASE n6.membershipRole WHEN 'CHAIR' THEN 0 WHEN 'SECRETARY' THEN 1 WHEN 'MEMBER' THEN 2 ELSE 3 END, n6.id LIMIT $given.p3
      RETURN [n6.membershipRole, EXISTS { MATCH (n6)-[:OF_MEMBER]->(p4:Post) WHERE NOT EXISTS { MATCH (p4)-[:HAS_ASSIGNMENT]->(a1:Assignment) WHERE coalesce(a1.validFrom, $asOf) <= $asOf AND (a1.validTo IS NULL OR $asOf < a1.validTo) AND a1.endKnown IS NULL } }, head(COLLECT {
        MATCH (n6)-[:OF_MEMBER]->(n7:Actor)
        WITH n7 ORDER BY n7.id LIMIT 1
        RETURN [n7.name]
      })]
    }]]
  }], [null, COLLECT {
    MATCH (n0)<-[:HAS_PARTY]-(n8:Agreement)
    WHERE n8.signedOn <= $asOf AND (n8.validTo IS NULL OR $asOf < n8.validTo)
    WITH DISTINCT n8 ORDER BY coalesce(n8.nameSort, n8.name), n8.id LIMIT $given.p5
    RETURN [n8.name, toString(n8.signedOn), toString(n8.nextRevisionOn), COLLECT {
      MATCH (n8)-[t2:FOCUSES_ON]->(n9:Challenge)
      WHERE coalesce(t2.validFrom, $asOf) <= $asOf AND (t2.validTo IS NULL OR $asOf < t2.validTo) AND t2.endKnown IS NULL
      WITH DISTINCT n9 ORDER BY coalesce(n9.nameSort, n9.name), n9.id LIMIT 20
      RETURN [coalesce(CASE $language WHEN 'nn' THEN n9.nameNn WHEN 'en' THEN n9.nameEn WHEN 'se' THEN n9.nameSe END, n9.name)]
    }]
  }]]] END
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5503", "p2": 11, "p3": 31, "p5": 6}, "language": "nb"}

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
    RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['ActionPoint', 'AgreementRevision', 'Assignment', 'Attestation', 'Challenge', 'ChangeEvent', 'Evaluation', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'Offer', 'Person', 'Plan', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'PreventionModel', 'Record', 'Remit', 'Role', 'Source', 'Statement', 'Waiver'] THEN [0, []] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Agreement', 'Business', 'CityDistrict', 'EmergencyService', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [1, [n0.name]] END
  })]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5503", "p1": 90}}

// cadence
CYPHER 5
CALL () {
  CALL () {
    MATCH (forum:Forum)
    WHERE (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL) AND ($given.p1 IS NULL OR any(kind IN forum.forumKinds WHERE kind IN $given.p1)) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (forum)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
    CALL (forum) {
      OPTIONAL MATCH (forum)-[regulated:REGULATED_BY]->(agreement:Agreement)
      WHERE (coalesce(regulated.validFrom, $asOf) <= $asOf AND (regulated.validTo IS NULL OR $asOf < regulated.validTo) AND regulated.endKnown IS NULL) AND (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo))
      WITH forum, max(agreement.meetingsPerYear) AS agreed
      RETURN CASE WHEN any(kind IN forum.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) THEN CASE WHEN agreed > 2 THEN agreed ELSE 2 END END AS expected,
        any(kind IN forum.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) AND coalesce(agreed > 2, false) AS byAgreement
    }
    CALL (forum) {
      OPTIONAL MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
      WITH m ORDER BY m.heldOn DESC, m.id
      WITH collect(m) AS all
      RETURN [m IN all WHERE (m.heldOn <= $asOf AND NOT m.cancelled) | m.heldOn] AS past,
        [m IN all WHERE m.heldOn > $asOf AND NOT m.cancelled | m.heldOn] AS coming,
        size([m IN all WHERE m.cancelled AND $windowStart < m.heldOn AND m.heldOn <= $asOf]) AS cancelled
    }
    // A meeting counts for 12 months: up to, not including, the day with its date a year later (1 March for 29 February).
    WITH *, [d IN past | CASE WHEN d + duration({months: 12}) - duration({months: 12}) = d THEN d + duration({months: 12})
                              ELSE d + duration({months: 12, days: 1}) END] AS counts,
      CASE WHEN forum.validFrom IS NOT NULL THEN forum.validFrom + duration({months: 12}) END AS grown
    WITH *, head([i IN range(0, size(past) - coalesce(expected, size(past) + 1)) WHERE past[i] < counts[i + expected - 1] |
                  counts[i + expected - 1]]) AS enoughUntil
    WITH *, CASE WHEN expected IS NULL THEN null WHEN enoughUntil IS NULL OR grown > enoughUntil THEN grown
                 ELSE enoughUntil END AS due
    RETURN forum AS forum, size([d IN past WHERE d > $windowStart]) AS held, cancelled AS cancelled,
      size(coming) AS planned, head(past) AS latest, last(coming) AS next, expected AS expected,
      byAgreement AS byAgreement, due AS due,
      CASE WHEN expected IS NULL THEN null WHEN due IS NULL OR due <= $asOf THEN 'OVERDUE'
           WHEN size([d IN past + coming WHERE d <= due AND d > due - duration({months: 12})]) >= expected THEN 'ON_TRACK'
           ELSE 'AT_RISK' END AS state

  }
  RETURN collect({forum: forum, held: held, cancelled: cancelled, planned: planned, latest: latest, next: next, expected: expected, byAgreement: byAgreement, due: due, state: state}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY coalesce(toString(e0.due), CASE e0.state WHEN 'OVERDUE' THEN '' ELSE '9' END), e0.forum.id
  RETURN [head(COLLECT {
    UNWIND e0.forum AS n0
    RETURN [n0.name]
  }), e0.state, toString(e0.due), toString(e0.latest), toString(e0.next)]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5503", "p1": null}, "windowStart": "2025-11-24", "within": ["prepared"]}

// vacancies
CYPHER 5
CALL () {
  CALL () {
    MATCH (role:Role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
    WHERE ($given.p1 IS NULL OR role.code IN $given.p1) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL) AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) } THEN EXISTS { MATCH (post)-[:HAS_REMIT]->(task:Remit)-[:COVERS]->(zone) WHERE (coalesce(task.validFrom, $asOf) <= $asOf AND (task.validTo IS NULL OR $asOf < task.validTo) AND task.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (post)-[:POST_IN]->(employer:Organization) WHERE ($within IS NULL OR EXISTS { MATCH (employer)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (employer)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
      AND NOT EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(now:Assignment) WHERE (coalesce(now.validFrom, $asOf) <= $asOf AND (now.validTo IS NULL OR $asOf < now.validTo) AND now.endKnown IS NULL) }
    // The window is half-open at its start: its first day is the next one.
    WITH post, CASE WHEN unit.validFrom > $windowStart THEN unit.validFrom ELSE $windowStart + duration({days: 1}) END AS first,
      $asOf + duration({days: 1}) AS end
    OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)
    WHERE coalesce(a.validFrom, $asOf) <= $asOf
    WITH post, first, end, a ORDER BY a.validFrom IS NOT NULL, a.validFrom, a.id
    WITH post, first, end, collect(a) AS times
    WITH post, first, end, times, any(a IN times WHERE a.endKnown IS NOT NULL) AS unsure,
      [a IN times WHERE a.validTo IS NOT NULL] AS ended
    WITH post, times, unsure, end, reduce(latest = null, a IN ended |
        CASE WHEN latest IS NULL OR a.validTo > latest THEN a.validTo ELSE latest END) AS latest,
      reduce(seen = {upTo: first, days: 0}, a IN ended | {
        days: seen.days + CASE WHEN a.validFrom > seen.upTo THEN duration.inDays(seen.upTo, a.validFrom).days ELSE 0 END,
        upTo: CASE WHEN a.validTo > seen.upTo THEN a.validTo ELSE seen.upTo END}) AS seen
    RETURN post AS post, CASE WHEN NOT unsure THEN latest END AS since, size(times) > 0 AS everHeld,
      CASE WHEN NOT unsure THEN seen.days + duration.inDays(seen.upTo, end).days END AS daysVacant

  }
  RETURN collect({post: post, since: since, everHeld: everHeld, daysVacant: daysVacant}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY coalesce(toString(e0.since), ''), e0.post.id
  RETURN [head(COLLECT {
    UNWIND e0.post AS n0
    RETURN [n0.name]
  }), toString(e0.since)]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5503", "p1": null}, "windowStart": "2025-11-24", "within": ["prepared"]}

// scorecard
CYPHER 5
CALL () {
  CALL () {
    MATCH (e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)
    WHERE e.key IN $evaluationKeys AND e.binding IN $given.p0
      AND ($within IS NULL OR EXISTS { (f)-[:KEPT_PLACE]->(place) WHERE place.id IN $within.places })
    // The next step up: a gap before what we have not heard of, what can be mended now first, the oldest first.
    WITH f, CASE WHEN f.verdict IN ['GAP', 'UNKNOWN'] AND f.change IS NOT NULL THEN f END AS open
    ORDER BY f.verdict, CASE f.mending WHEN 'NOW' THEN 0 WHEN 'NEXT_OCCASION' THEN 1 ELSE 2 END,
      coalesce(f.since, $asOf), f.ruleId, f.id
    UNWIND [f.topic, null] AS topic
    WITH f.binding AS binding, topic, head(collect(open)) AS next,
      count(CASE f.verdict WHEN 'MET' THEN 1 END) AS met,
      count(CASE f.verdict WHEN 'GAP' THEN 1 END) AS gap,
      count(CASE f.verdict WHEN 'UNKNOWN' THEN 1 END) AS unknown,
      count(CASE f.verdict WHEN 'WAIVED' THEN 1 END) AS waived,
      count(CASE f.verdict WHEN 'NOT_APPLICABLE' THEN 1 END) AS notApplicable,
      count(CASE f.verdict WHEN 'ERROR' THEN 1 END) AS error
    WITH *, met + gap + unknown + waived + error AS inScope
    RETURN binding AS binding, topic AS topic, met AS met, gap AS gap, unknown AS unknown, waived AS waived,
      notApplicable AS notApplicable, error AS error, inScope AS inScope,
      CASE WHEN inScope > 0 THEN toFloat(met) / inScope END AS strictShare,
      CASE WHEN inScope > 0 THEN toFloat(met + waived) / inScope END AS effectiveShare,
      next AS next

  }
  RETURN collect({binding: binding, topic: topic, met: met, gap: gap, unknown: unknown, waived: waived, notApplicable: notApplicable, error: error, inScope: inScope, strictShare: strictShare, effectiveShare: effectiveShare, next: next}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY e0.binding, coalesce(e0.topic, '')
  RETURN [e0.binding, e0.topic, e0.met, e0.gap, e0.unknown, e0.waived, e0.inScope, head(COLLECT {
    UNWIND e0.next AS n0
    RETURN [[n0.reason, n0.ruleId], [n0.change, n0.ruleId]]
  })]
} AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": ["REQUIREMENT", "RECOMMENDATION", "OPTION"]}, "within": ["prepared"]}

// dataOwed
CYPHER 5
CALL () {
  CALL () {
    MATCH (place:Municipality)
    WHERE (coalesce(place.validFrom, $asOf) <= $asOf AND (place.validTo IS NULL OR $asOf < place.validTo) AND place.endKnown IS NULL) AND ($within IS NULL OR place.id IN $within.parts)
    OPTIONAL MATCH (place)-[lies:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
    WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
    WITH place, district ORDER BY district.id
    WITH place, head(collect(district)) AS district
    UNWIND ['CONTACTS', 'FUNCTIONS', 'FORUMS', 'MEETINGS', 'AGREEMENTS', 'OFFERS', 'SLT', 'PLANS', 'SCHOOLS',
            'ORDINANCES', 'EVALUATIONS', 'RECORDS'] AS topic
    // What is the police's own to know is attested for the district at once; the rest by or for the municipality.
    WITH place, district, topic, topic IN ['CONTACTS', 'FUNCTIONS', 'OFFERS'] AND district IS NOT NULL AS ofPolice
    CALL (place, district, topic, ofPolice) {
      UNWIND [place] + CASE WHEN ofPolice THEN [district] ELSE [] END AS spoken
      MATCH (spoken)<-[:FOR_PLACE]-(a:Attestation {topic: topic})-[:ATTESTED_BY]->(by:Organization)
      WHERE a.completeAsOf <= $asOf
      WITH a, by ORDER BY a.completeAsOf DESC, a.id, by.id
      RETURN head(collect(a.completeAsOf)) AS latest, head(collect(by)) AS by
    }
    WITH place, topic, latest, coalesce(by, CASE WHEN ofPolice THEN district ELSE place END) AS owes
    WHERE latest IS NULL OR latest <= $windowStart
    WITH owes, {topic: topic, place: place, latest: toString(latest),
                state: CASE WHEN latest IS NULL THEN 'NEVER' ELSE 'STALE' END} AS owed
    ORDER BY owed.topic, coalesce(place.nameSort, place.name), place.id
    WITH owes, collect(owed) AS topics
    RETURN owes AS owes, topics AS topics, size([t IN topics WHERE t.state = 'NEVER']) AS never,
      size([t IN topics WHERE t.state = 'STALE']) AS stale

  }
  RETURN collect({owes: owes, topics: topics, never: never, stale: stale}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -(e0.never + e0.stale), coalesce(e0.owes.nameSort, e0.owes.name), e0.owes.id
  RETURN [head(COLLECT {
    UNWIND e0.owes AS n0
    RETURN [n0.name]
  }), [i0 IN e0.topics | [i0.topic, i0.state, i0.latest]]]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {}, "windowStart": "2025-11-24", "within": ["prepared"]}
