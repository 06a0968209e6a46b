// node
CYPHER 5
RETURN head(COLLECT {
  MATCH (n0:Node {id: $given.p0})
  WITH n0 ORDER BY n0.id LIMIT 1
  RETURN CASE WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Challenge', 'Evaluation', 'Forum', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'Person', 'Plan', 'PopulationCount', 'Remit', 'Role', 'Source', 'Waiver'] THEN [0, [head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]), n0.id, head(COLLECT {
    MATCH (n1:Node&Source {id: n0.source})
    WITH n1 ORDER BY n1.id LIMIT 1
    RETURN [n1.title]
  })]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Business', 'CityDistrict', 'FunctionalUnit', 'GeographicUnit', 'MunicipalUnit', 'NationalBody', 'PoliceDistrict', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] THEN [1, [head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]), n0.id, n0.name, head(COLLECT {
    MATCH (n2:Node&Source {id: n0.source})
    WITH n2 ORDER BY n2.id LIMIT 1
    RETURN [n2.title]
  }), head(COLLECT {
    MATCH (n0)-[t0:PART_OF]->(n3:Organization)
    WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL
    WITH n3 ORDER BY coalesce(n3.nameSort, n3.name), n3.id LIMIT 1
    RETURN [head([k IN ['Business', 'CityDistrict', 'FunctionalUnit', 'GeographicUnit', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n3)]), n3.id, n3.name, head(COLLECT {
      MATCH (n4:Node&Source {id: n3.source})
      WITH n4 ORDER BY n4.id LIMIT 1
      RETURN [n4.title]
    })]
  })]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Municipality'] THEN [2, [head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]), n0.id, n0.name, head(COLLECT {
    MATCH (n5:Node&Source {id: n0.source})
    WITH n5 ORDER BY n5.id LIMIT 1
    RETURN [n5.title]
  }), head(COLLECT {
    MATCH (n0)-[t1:PART_OF]->(n6:Organization)
    WHERE coalesce(t1.validFrom, $asOf) <= $asOf AND (t1.validTo IS NULL OR $asOf < t1.validTo) AND t1.endKnown IS NULL
    WITH n6 ORDER BY coalesce(n6.nameSort, n6.name), n6.id LIMIT 1
    RETURN [head([k IN ['Business', 'CityDistrict', 'FunctionalUnit', 'GeographicUnit', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n6)]), n6.id, n6.name, head(COLLECT {
      MATCH (n7:Node&Source {id: n6.source})
      WITH n7 ORDER BY n7.id LIMIT 1
      RETURN [n7.title]
    })]
  }), head(COLLECT { MATCH (n0)-[:HAS_POPULATION]->(c0:PopulationCount) WHERE c0.countedOn <= $asOf RETURN c0.value ORDER BY c0.countedOn DESC LIMIT 1 })]] WHEN head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]) IN ['Post'] THEN [3, [head([k IN ['ActionPoint', 'Agreement', 'AgreementRevision', 'Assignment', 'Attestation', 'Business', 'Challenge', 'CityDistrict', 'Evaluation', 'Forum', 'FunctionalUnit', 'GeographicUnit', 'Identifier', 'KnowledgeProduct', 'Measure', 'Meeting', 'Membership', 'MunicipalUnit', 'Municipality', 'NationalBody', 'Person', 'Plan', 'PoliceDistrict', 'PopulationCount', 'Post', 'Remit', 'Role', 'ServicePoint', 'ServiceUnit', 'Source', 'VoluntaryOrganization', 'Waiver', 'County'] WHERE k IN labels(n0)]), n0.id, n0.name, head(COLLECT {
    MATCH (n8:Node&Source {id: n0.source})
    WITH n8 ORDER BY n8.id LIMIT 1
    RETURN [n8.title]
  }), NOT EXISTS { MATCH (n0)-[:HAS_ASSIGNMENT]->(a0:Assignment) WHERE coalesce(a0.validFrom, $asOf) <= $asOf AND (a0.validTo IS NULL OR $asOf < a0.validTo) AND a0.endKnown IS NULL }]] END
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:0301"}}
