// departure
CYPHER 5
CALL () {
  CALL () {
    UNWIND $departures AS leaving
    MATCH (post:Node&Post {id: leaving.post})
    CALL (leaving) {
      UNWIND leaving.posts AS id
      MATCH (left:Node&Post {id: id})
      RETURN collect(left) AS posts
    }
    CALL (leaving) {
      UNWIND leaving.findings AS row
      MATCH (finding:KeptFinding {id: row.id})
      WITH row, finding
      ORDER BY CASE finding.binding WHEN 'REQUIREMENT' THEN 0 WHEN 'RECOMMENDATION' THEN 1 ELSE 2 END, finding.id
      RETURN collect({finding: finding, ruleId: finding.ruleId, would: row.would, reason: row.reason}) AS findings
    }
    CALL (leaving) {
      UNWIND leaving.pairs AS row
      MATCH (actor:Node {id: row.actor})
      // Optional, so that the two are sought one after the other, and not all by all.
      OPTIONAL MATCH (partner:Node {id: row.partner})
      WITH row, actor, partner ORDER BY row.wouldTie, coalesce(partner.nameSort, partner.name), partner.id, actor.id
      RETURN collect({actor: actor, partner: partner, step: row.step, wouldTie: row.wouldTie, wouldStep: row.wouldStep})
        AS pairs
    }
    RETURN post AS post, posts AS posts, leaving.broken AS broken, leaving.cut AS cut, findings AS findings, pairs AS pairs

  }
  RETURN collect({post: post, posts: posts, broken: broken, cut: cut, findings: findings, pairs: pairs}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [head(COLLECT {
    UNWIND e0.post AS n0
    RETURN [n0.name, head(COLLECT {
      MATCH (n0)-[:POST_IN]->(n1:Organization)
      WITH n1 ORDER BY n1.id LIMIT 1
      RETURN [n1.name]
    })]
  }), [i0 IN e0.posts | [i0.id, i0.name]], e0.broken, e0.cut, COLLECT {
    UNWIND e0.findings AS i1
    RETURN [head(COLLECT {
      UNWIND i1.finding AS n2
      RETURN [n2.ruleId, n2.verdict, COLLECT {
        MATCH (n2)-[:KEPT_ABOUT]->(n3:Node)
        WHERE NOT n3:Person
        WITH DISTINCT n3 ORDER BY n3.id LIMIT 2
        RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n3)]) IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Challenge', 'ChangeEvent', 'Evaluation', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'Offer', 'Person', 'Plan', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'Source', 'Statement', 'Waiver'] THEN [0, [n3.id]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n3)]) IN ['Business', 'CityDistrict', 'EmergencyService', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [1, [n3.id, n3.name]] END
      }]
    }), i1.would, [i1.reason, i1.ruleId]]
  }, COLLECT {
    UNWIND e0.pairs AS i2
    RETURN [head(COLLECT {
      UNWIND i2.partner AS n4
      RETURN [n4.id, n4.name]
    }), i2.step, i2.wouldTie, i2.wouldStep]
  }]
}) AS answer
// parameters: {"departures": ["prepared"], "given": {}}
