// firstSteps
CYPHER 5
CALL () {
  CALL () {
    UNWIND $steps AS step
    CALL (step) {
      UNWIND step.targets AS id
      MATCH (target:Node {id: id})
      RETURN collect(target) AS targets
    }
    CALL (step) {
      UNWIND step.findings AS id
      MATCH (finding:KeptFinding {id: id})
      RETURN collect(finding) AS findings
    }
    RETURN step.place AS place, step.ruleId AS ruleId, step.change AS change, targets AS targets, findings AS findings,
      step.closes AS closes, step.requirements AS requirements, step.responsible AS responsible,
      step.inhabitants AS inhabitants, step.closed AS closed, step.share AS share, step.found AS found

  }
  RETURN collect({place: place, ruleId: ruleId, change: change, targets: targets, findings: findings, closes: closes, requirements: requirements, responsible: responsible, inhabitants: inhabitants, closed: closed, share: share, found: found}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY e0.place
  RETURN [e0.place, [e0.change, e0.ruleId], e0.closes, e0.closed, e0.share, e0.requirements, e0.responsible, e0.inhabitants, [i0 IN e0.targets | CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(i0)]) IN ['ActionPoint', 'AgreementRevision', 'Assignment', 'Attestation', 'Challenge', 'ChangeEvent', 'Evaluation', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'Offer', 'Person', 'Plan', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'PreventionModel', 'Record', 'Remit', 'Role', 'Source', 'Statement', 'Waiver'] THEN [0, [i0.id]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(i0)]) IN ['Agreement', 'Business', 'CityDistrict', 'EmergencyService', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [1, [i0.id, i0.name]] END], COLLECT {
    UNWIND e0.findings AS i1
    RETURN [i1.ruleId, COLLECT {
      MATCH (i1)-[:KEPT_ABOUT]->(n0:Node)
      WHERE NOT n0:Person
      WITH DISTINCT n0 ORDER BY n0.id LIMIT 2
      RETURN [n0.id]
    }, i1.mending]
  }, e0.found]
} AS answer
// parameters: {"given": {}, "steps": ["prepared"]}
