// municipality
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Municipality)-[:IDENTIFIED_BY]->(:Identifier {value: $given.p0, scheme: 'MUNICIPALITY_NUMBER'})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN [head(COLLECT {
    WITH COLLECT {
      MATCH (n0)<-[about0:KEPT_ABOUT]-(n1:KeptFinding) USING INDEX about0:KEPT_ABOUT(subjectDay)
      WHERE about0.subjectDay = n0.id + ' ' + toString($asOf) + ' ' + toString($today) AND n1.evaluationKey IN $evaluationKeys
      RETURN DISTINCT n1
    } AS l0
    RETURN [size(l0), COLLECT {
      UNWIND l0 AS n3
      WITH n3
      WITH n3 ORDER BY n3.ruleId, n3.id LIMIT $given.p1
      RETURN [n3.ruleId, n3.verdict, [n3.reason, n3.ruleId], [n3.expected, n3.ruleId], [n3.warnings, n3.ruleId], [n3.sought, n3.ruleId], toString(n3.since), COLLECT {
        MATCH (n3)-[:KEPT_ABOUT]->(n4:Node)
        WHERE NOT n4:Person
        WITH DISTINCT n4 ORDER BY n4.id LIMIT 2
        RETURN [n4.id]
      }, COLLECT {
        MATCH (n3)-[:KEPT_EVIDENCE]->(n5:Node)
        WHERE NOT n5:Person
        WITH DISTINCT n5 ORDER BY n5.id LIMIT 20
        RETURN [head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n5)]), n5.id]
      }, head(COLLECT {
        MATCH (n3)-[:KEPT_WAIVER]->(n6:Waiver)
        WITH n6 ORDER BY n6.id LIMIT 1
        RETURN [toString(n6.validTo)]
      })]
    }]
  })]
}) AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "5001", "p1": 11}, "today": "2026-11-24"}
