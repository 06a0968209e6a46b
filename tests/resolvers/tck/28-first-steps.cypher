// firstSteps
CYPHER 5
CALL () {
  CALL () {
    MATCH (e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)
    WHERE e.key IN $evaluationKeys AND f.binding IN $given.p0 AND f.verdict = 'GAP' AND f.mending <> 'TIME_ONLY'
      AND ($within IS NULL OR EXISTS { (f)-[:KEPT_PLACE]->(place) WHERE place.id IN $within.places })
    // A change is kept as text, its targets last; ids hold neither quotes nor commas.
    WITH f, [id IN split(replace(replace(last(split(f.change, '"targets":[')), ']}', ''), '"', ''), ',') WHERE id <> ''] AS ids
    WHERE size(ids) > 0
    WITH ids, f ORDER BY CASE f.binding WHEN 'REQUIREMENT' THEN 0 WHEN 'RECOMMENDATION' THEN 1 ELSE 2 END, f.ruleId, f.id
    WITH ids, collect(f) AS findings
    CALL (findings) {
      UNWIND findings AS f
      OPTIONAL MATCH (f)-[:KEPT_PLACE]->(place:Municipality)
      WITH DISTINCT place
      CALL (place) {
        OPTIONAL MATCH (place)-[:HAS_POPULATION]->(p:PopulationCount)
        WHERE p.countedOn <= $asOf
        WITH p ORDER BY p.countedOn DESC, p.id
        RETURN head(collect(p.value)) AS people
      }
      RETURN sum(coalesce(people, 0)) AS inhabitants
    }
    WITH ids, findings, inhabitants, size([f IN findings WHERE f.binding = 'REQUIREMENT']) AS requirements
    ORDER BY requirements DESC, size(findings) DESC, inhabitants DESC, ids[0], ids
    WITH collect({ids: ids, findings: findings, inhabitants: inhabitants, requirements: requirements}) AS every
    WITH size(every) AS found, every[0..CASE WHEN $given.p1 < 0 THEN 0 WHEN $given.p1 > 200 THEN 200 ELSE $given.p1 END] AS steps
    UNWIND steps AS step
    CALL (step) {
      UNWIND step.ids AS id
      MATCH (target:Node {id: id})
      RETURN collect(target) AS targets
    }
    RETURN targets AS targets, step.findings AS findings, size(step.findings) AS closes, step.requirements AS requirements,
      reduce(who = [], f IN step.findings | CASE WHEN f.responsible IN who THEN who ELSE who + f.responsible END) AS responsible,
      step.inhabitants AS inhabitants, found AS found

  }
  RETURN collect({targets: targets, findings: findings, closes: closes, requirements: requirements, responsible: responsible, inhabitants: inhabitants, found: found}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -e0.requirements, -e0.closes, -e0.inhabitants, e0.findings[0].id
  RETURN [[i0 IN e0.targets | CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(i0)]) IN ['ActionPoint', 'AgreementRevision', 'Assignment', 'Attestation', 'Challenge', 'ChangeEvent', 'Evaluation', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'Offer', 'Person', 'Plan', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'PreventionModel', 'Record', 'Remit', 'Role', 'Source', 'Statement', 'Waiver'] THEN [0, [i0.id]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'ChangeEvent', 'CityDistrict', 'EmergencyService', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'InterestOrganization', 'IntermunicipalBody', 'KnowledgeProduct', 'Measure', 'MediationBoard', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Offer', 'Person', 'Plan', 'PoliceDistrict', 'PoliceOrdinance', 'PoliceProcess', 'PopulationCount', 'Post', 'PreventionModel', 'Record', 'Remit', 'Role', 'School', 'ServicePoint', 'ServiceUnit', 'Source', 'Statement', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(i0)]) IN ['Agreement', 'Business', 'CityDistrict', 'EmergencyService', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'Post', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [1, [i0.id, i0.name]] END], e0.closes, e0.requirements, e0.responsible, e0.inhabitants, [i1 IN e0.findings | [i1.ruleId, [i1.change, i1.ruleId], i1.mending]], e0.found]
} AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": ["REQUIREMENT", "RECOMMENDATION"], "p1": 10}, "within": ["prepared"]}
