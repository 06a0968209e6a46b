// municipality
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Municipality)-[:IDENTIFIED_BY]->(:Identifier {value: $given.p0, scheme: 'MUNICIPALITY_NUMBER'})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [[COUNT {
    MATCH (n0)<-[:KEPT_ABOUT]-(n2:KeptFinding)
    WHERE n2.evaluationKey IN $evaluationKeys
    RETURN DISTINCT n2
  }, COLLECT {
    MATCH (n0)<-[:KEPT_ABOUT]-(n1:KeptFinding)
    WHERE n1.evaluationKey IN $evaluationKeys
    WITH DISTINCT n1 ORDER BY n1.ruleId, n1.id LIMIT $given.p1
    RETURN [n1.ruleId, n1.verdict, [n1.reason, n1.ruleId], [n1.expected, n1.ruleId], [n1.warnings, n1.ruleId], [n1.sought, n1.ruleId], toString(n1.since), COLLECT {
      MATCH (n1)-[:KEPT_ABOUT]->(n3:Node)
      WHERE NOT n3:Person
      WITH DISTINCT n3 ORDER BY n3.id LIMIT 2
      RETURN [n3.id]
    }, COLLECT {
      MATCH (n1)-[:KEPT_EVIDENCE]->(n4:Node)
      WHERE NOT n4:Person
      WITH DISTINCT n4 ORDER BY n4.id LIMIT 20
      RETURN [head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n4)]), n4.id]
    }, head(COLLECT {
      MATCH (n1)-[:KEPT_WAIVER]->(n5:Waiver)
      WITH n5 ORDER BY n5.id LIMIT 1
      RETURN [toString(n5.validTo)]
    })]
  }]]
}) AS answer
// parameters: {"evaluationKeys": ["prepared"], "given": {"p0": "5001", "p1": 11}}
