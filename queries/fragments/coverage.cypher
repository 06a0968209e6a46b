/*
name = "coverage"
inputs = []
parameters = ["evaluationKeys", "axis", "weight", "within", "ruleIds", "bindings", "asOf"]
weight = 4

[columns]
evaluation = "node: the kept evaluation; its ruleId says of which rule"
territory = "node: county, police district or municipality of the axis; null: the nation, or what lies in none"
met = "met, counted by $weight: findings (PLACES) or the inhabitants of their places (INHABITANTS)"
gap = "the same, with a gap"
unknown = "the same, of which we have not heard"
waived = "the same, with a gap that is excepted"
notApplicable = "the same, to which it does not apply: outside the scope"
error = "the same, where the check failed"
inScope = "met + gap + unknown + waived + error"
strictShare = "met / inScope; null where nothing is in scope"
effectiveShare = "(met + waived) / inScope; null where nothing is in scope"
several = "findings in scope that count in another territory too: sums over territories count them again"
uncounted = "findings in scope with a place whose inhabitants are not known; counted as 0 by INHABITANTS"
*/
CALL () {
  UNWIND $evaluationKeys AS key
  MATCH (e:KeptEvaluation {key: key})
  WHERE ($ruleIds IS NULL OR e.ruleId IN $ruleIds) AND e.binding IN $bindings
  MATCH (e)<-[:KEPT_OF]-(f:KeptFinding)
  WITH COLLECT { MATCH (f)-[:KEPT_PLACE]->(place) RETURN place } AS places, collect([e, f.verdict]) AS found
  // What the places consist of: municipalities (or a city district) with their inhabitants, each in one territory.
  CALL (places) {
    UNWIND places AS place
    OPTIONAL MATCH (place)<-[within:IN_POLICE_DISTRICT|IN_COUNTY]-(part:Municipality)
    WHERE NOT place:Municipality
      AND holds(within)
    WITH DISTINCT place, CASE WHEN place:Municipality OR place:CityDistrict THEN place ELSE part END AS part
    OPTIONAL MATCH (part)-[belongs:PART_OF]->(whole:Municipality)
    WHERE part:CityDistrict
      AND holds(belongs)
    WITH place, part, coalesce(whole, part) AS municipality
    WHERE $within IS NULL OR part.id IN $within.parts OR (part IS NULL AND place.id IN $within.parts)
    OPTIONAL MATCH (municipality)-[lies:IN_POLICE_DISTRICT|IN_COUNTY]->(territory)
    WHERE (($axis = 'COUNTY' AND type(lies) = 'IN_COUNTY')
        OR ($axis = 'POLICE_DISTRICT' AND type(lies) = 'IN_POLICE_DISTRICT'))
      AND holds(lies)
    WITH DISTINCT part, CASE
      WHEN $axis = 'NATIONAL' THEN null
      WHEN $axis = 'MUNICIPALITY' THEN municipality
      WHEN territory IS NOT NULL THEN territory
      WHEN $axis = 'COUNTY' AND place:County THEN place
      WHEN $axis = 'POLICE_DISTRICT' AND place:PoliceDistrict THEN place END AS territory
    WITH territory, head(COLLECT {
      MATCH (part)-[:HAS_POPULATION]->(p:PopulationCount)
      WHERE p.countedOn <= $asOf
      RETURN p.value ORDER BY p.countedOn DESC, p.id LIMIT 1
    }) AS inhabitants
    WITH territory, sum(coalesce(inhabitants, 0)) AS inhabitants,
      count(CASE WHEN inhabitants IS NULL THEN 1 END) > 0 AS uncounted
    RETURN collect({territory: territory, uncounted: uncounted,
      each: CASE $weight WHEN 'INHABITANTS' THEN inhabitants ELSE 1 END}) AS cells
  }
  UNWIND cells AS cell
  UNWIND found AS one
  RETURN one[0] AS evaluation, cell.territory AS territory, one[1] AS verdict, size(cells) > 1 AS several,
    cell.uncounted AS uncounted, count(*) AS findings, sum(cell.each) AS amount
  UNION ALL
  // A cell with nothing in it is an answer too.
  CALL () {
    OPTIONAL MATCH (territory:County|PoliceDistrict|Municipality)
    WHERE (($axis = 'COUNTY' AND territory:County) OR ($axis = 'POLICE_DISTRICT' AND territory:PoliceDistrict)
        OR ($axis = 'MUNICIPALITY' AND territory:Municipality))
      AND holds(territory)
      AND ($within IS NULL OR territory.id IN $within.places)
    RETURN collect(territory) AS territories
  }
  UNWIND $evaluationKeys AS key
  MATCH (evaluation:KeptEvaluation {key: key})
  WHERE ($ruleIds IS NULL OR evaluation.ruleId IN $ruleIds) AND evaluation.binding IN $bindings
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
WHERE $axis = 'NATIONAL' OR territory IS NOT NULL OR findings > 0
RETURN evaluation AS evaluation, territory AS territory, met AS met, gap AS gap, unknown AS unknown,
  waived AS waived, notApplicable AS notApplicable, error AS error, inScope AS inScope,
  CASE WHEN inScope > 0 THEN toFloat(met) / inScope END AS strictShare,
  CASE WHEN inScope > 0 THEN toFloat(met + waived) / inScope END AS effectiveShare,
  several AS several, uncounted AS uncounted
