// findings
CYPHER 5
RETURN [COUNT {
  MATCH (evaluation0:KeptEvaluation)<-[:KEPT_OF]-(n0:KeptFinding)
  WHERE evaluation0.key IN $evaluationKeys AND ($within IS NULL OR EXISTS { (n0)-[:KEPT_PLACE]->(place0) WHERE place0.id IN $within.places }) AND (n0.binding IN $given.p0 AND n0.verdict IN $given.p1)
}, COLLECT {
  MATCH (evaluation1:KeptEvaluation)<-[:KEPT_OF]-(n1:KeptFinding)
  WHERE evaluation1.key IN $evaluationKeys AND ($within IS NULL OR EXISTS { (n1)-[:KEPT_PLACE]->(place1) WHERE place1.id IN $within.places }) AND (n1.binding IN $given.p2 AND n1.verdict IN $given.p3)
  WITH n1, n1.since AS k0 WHERE n1.ruleId IS NOT NULL AND n1.id IS NOT NULL
  WITH n1, k0 ORDER BY n1.ruleId, k0, n1.id LIMIT $given.p4
  RETURN [n1.ruleId, n1.verdict, COLLECT {
    MATCH (n1)-[:KEPT_ABOUT]->(n2:Node)
    WHERE NOT n2:Person
    WITH DISTINCT n2 ORDER BY n2.id LIMIT 2
    RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n2)]) IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Challenge', 'ChangeEvent', 'Evaluation', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'Offer', 'Person', 'Plan', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'PreventionModel', 'Record', 'Remit', 'Role', 'Source', 'Statement', 'Waiver'] THEN [0, [n2.id]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n2)]) IN ['Business', 'CityDistrict', 'EmergencyService', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [1, [n2.id, n2.name]] END
  }, [n1.reason, n1.ruleId], toString(n1.since), toString(n1.dueBy), [n1.change, n1.ruleId], n1.mending]
}, head(COLLECT {
  WITH COLLECT {
    MATCH (evaluation2:KeptEvaluation)<-[:KEPT_OF]-(n3:KeptFinding)
    WHERE evaluation2.key IN $evaluationKeys AND ($within IS NULL OR EXISTS { (n3)-[:KEPT_PLACE]->(place2) WHERE place2.id IN $within.places }) AND (n3.binding IN $given.p5 AND n3.verdict IN $given.p6)
    WITH n3, n3.responsible AS g0, n3.verdict AS g1
    WITH g0, g1, count(n3) AS c0 ORDER BY c0 DESC, g0, g1 LIMIT $given.p7 + 1
    RETURN [[g0, g1], c0]
  } AS l0
  RETURN [l0[..$given.p7], size(l0) > $given.p7]
})] AS answer
// parameters: {"evaluationKeys": ["prepared"], "given": {"p0": ["REQUIREMENT", "RECOMMENDATION"], "p1": ["GAP", "UNKNOWN"], "p2": ["REQUIREMENT", "RECOMMENDATION"], "p3": ["GAP", "UNKNOWN"], "p4": 101, "p5": ["REQUIREMENT", "RECOMMENDATION"], "p6": ["GAP", "UNKNOWN"], "p7": 100}, "within": ["prepared"]}
