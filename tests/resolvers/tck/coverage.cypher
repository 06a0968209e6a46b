// coverage
CYPHER 5
CALL () {
  CALL () {
    CALL () {
      UNWIND $evaluationKeys AS key
      MATCH (e:KeptEvaluation {key: key})
      WHERE ($given.p2 IS NULL OR e.ruleId IN $given.p2) AND e.binding IN $given.p3
      MATCH (e)<-[:KEPT_OF]-(f:KeptFinding)
      WITH COLLECT { MATCH (f)-[:KEPT_PLACE]->(place) RETURN place } AS places, collect([e, f.verdict]) AS found
      // What the places consist of: municipalities (or a city district) with their inhabitants, each in one territory.
      CALL (places) {
        UNWIND places AS place
        OPTIONAL MATCH (place)<-[within:IN_POLICE_DISTRICT|IN_COUNTY]-(part:Municipality)
        WHERE NOT place:Municipality
          AND (coalesce(within.validFrom, $asOf) <= $asOf AND (within.validTo IS NULL OR $asOf < within.validTo) AND within.endKnown IS NULL)
        WITH DISTINCT place, CASE WHEN place:Municipality OR place:CityDistrict THEN place ELSE part END AS part
        OPTIONAL MATCH (part)-[belongs:PART_OF]->(whole:Municipality)
        WHERE part:CityDistrict
          AND (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
        WITH place, part, coalesce(whole, part) AS municipality
        WHERE $within IS NULL OR part.id IN $within.parts OR (part IS NULL AND place.id IN $within.parts)
        OPTIONAL MATCH (municipality)-[lies:IN_POLICE_DISTRICT|IN_COUNTY]->(territory)
        WHERE (($given.p0 = 'COUNTY' AND type(lies) = 'IN_COUNTY')
            OR ($given.p0 = 'POLICE_DISTRICT' AND type(lies) = 'IN_POLICE_DISTRICT'))
          AND (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
        WITH DISTINCT part, CASE
          WHEN $given.p0 = 'NATIONAL' THEN null
          WHEN $given.p0 = 'MUNICIPALITY' THEN municipality
          WHEN territory IS NOT NULL THEN territory
          WHEN $given.p0 = 'COUNTY' AND place:County THEN place
          WHEN $given.p0 = 'POLICE_DISTRICT' AND place:PoliceDistrict THEN place END AS territory
        WITH territory, head(COLLECT {
          MATCH (part)-[:HAS_POPULATION]->(p:PopulationCount)
          WHERE p.countedOn <= $asOf
          RETURN p.value ORDER BY p.countedOn DESC, p.id LIMIT 1
        }) AS inhabitants
        WITH territory, sum(coalesce(inhabitants, 0)) AS inhabitants,
          count(CASE WHEN inhabitants IS NULL THEN 1 END) > 0 AS uncounted
        RETURN collect({territory: territory, uncounted: uncounted,
          each: CASE $given.p1 WHEN 'INHABITANTS' THEN inhabitants ELSE 1 END}) AS cells
      }
      UNWIND cells AS cell
      UNWIND found AS one
      RETURN one[0] AS evaluation, cell.territory AS territory, one[1] AS verdict, size(cells) > 1 AS several,
        cell.uncounted AS uncounted, count(*) AS findings, sum(cell.each) AS amount
      UNION ALL
      // A cell with nothing in it is an answer too.
      CALL () {
        OPTIONAL MATCH (territory:County|PoliceDistrict|Municipality)
        WHERE (($given.p0 = 'COUNTY' AND territory:County) OR ($given.p0 = 'POLICE_DISTRICT' AND territory:PoliceDistrict)
            OR ($given.p0 = 'MUNICIPALITY' AND territory:Municipality))
          AND (coalesce(territory.validFrom, $asOf) <= $asOf AND (territory.validTo IS NULL OR $asOf < territory.validTo) AND territory.endKnown IS NULL)
          AND ($within IS NULL OR territory.id IN $within.places)
        RETURN collect(territory) AS territories
      }
      UNWIND $evaluationKeys AS key
      MATCH (evaluation:KeptEvaluation {key: key})
      WHERE ($given.p2 IS NULL OR evaluation.ruleId IN $given.p2) AND evaluation.binding IN $given.p3
      UNWIND CASE territories WHEN [] THEN [null] ELSE territories END AS territory
      RETURN evaluation, territory, null AS verdict, false AS several, false AS uncounted, 0 AS findings, 0 AS amount
    }
    WITH evaluation, territory,
      sum(CASE verdict WHEN 'MET' THEN amount ELSE 0 END) AS met,
      sum(CASE verdict WHEN 'GAP' THEN amount ELSE 0 END) AS gap,
      sum(CASE verdict WHEN 'UNKNOWN' THEN amount ELSE 0 END) AS unknown,
      sum(CASE verdict WHEN 'WAIVED' THEN amount ELSE 0 END) AS waived,
      sum(CASE verdict WHEN 'NOT_APPLICABLE' THEN amount ELSE 0 END) AS notApplicable,
      sum(CASE verdict WHEN 'ERROR' THEN amount ELSE 0 END) AS error,
      sum(CASE WHEN several AND verdict <> 'NOT_APPLICABLE' THEN findings ELSE 0 END) AS several,
      sum(CASE WHEN uncounted AND verdict <> 'NOT_APPLICABLE' THEN findings ELSE 0 END) AS uncounted,
      sum(findings) AS findings
    WITH *, met + gap + unknown + waived + error AS inScope
    WHERE $given.p0 = 'NATIONAL' OR territory IS NOT NULL OR findings > 0
    RETURN evaluation AS evaluation, territory AS territory, met AS met, gap AS gap, unknown AS unknown,
      waived AS waived, notApplicable AS notApplicable, error AS error, inScope AS inScope,
      CASE WHEN inScope > 0 THEN toFloat(met) / inScope END AS strictShare,
      CASE WHEN inScope > 0 THEN toFloat(met + waived) / inScope END AS effectiveShare,
      several AS several, uncounted AS uncounted

  }
  RETURN collect({evaluation: evaluation, territory: territory, met: met, gap: gap, unknown: unknown, waived: waived, notApplicable: notApplicable, error: error, inScope: inScope, strictShare: strictShare, effectiveShare: effectiveShare, several: several, uncounted: uncounted}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY e0.evaluation.ruleId, coalesce(e0.territory.nameSort, ''), coalesce(e0.territory.id, '')
  RETURN [e0.evaluation.ruleId, e0.met, e0.inScope, e0.strictShare, head(COLLECT {
    UNWIND e0.territory AS n0
    RETURN [n0.id, n0.name, head([k IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n0)]), [COUNT {
      MATCH (n0)<-[t0:PART_OF]-(n1:Organization)
      WHERE coalesce(t0.validFrom, $asOf) <= $asOf AND (t0.validTo IS NULL OR $asOf < t0.validTo) AND t0.endKnown IS NULL AND coalesce(n1.validFrom, $asOf) <= $asOf AND (n1.validTo IS NULL OR $asOf < n1.validTo) AND n1.endKnown IS NULL
      RETURN DISTINCT n1
    }, null]]
  })]
} AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "COUNTY", "p1": "INHABITANTS", "p2": null, "p3": ["REQUIREMENT", "RECOMMENDATION"]}, "within": ["prepared"]}
