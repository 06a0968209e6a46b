// What bench/operations/coverage.graphql asks, written by hand: from the findings that are kept of today, county by
// county, without any other axis, weight or territory in mind.
MATCH (territory:County)
WHERE coalesce(territory.validFrom, $asOf) <= $asOf AND (territory.validTo IS NULL OR $asOf < territory.validTo)
WITH collect(territory) AS counties
MATCH (e:KeptEvaluation {asOf: $asOf, today: $today})
WHERE e.binding IN ['REQUIREMENT', 'RECOMMENDATION']
CALL (e, counties) {
  CALL (e) {
    MATCH (e)<-[:KEPT_OF]-(f:KeptFinding)-[:KEPT_PLACE]->(place)
    OPTIONAL MATCH (place)-[:PART_OF]->(whole:Municipality)
    OPTIONAL MATCH (place)<-[:IN_POLICE_DISTRICT|IN_COUNTY]-(part:Municipality)
    WITH f, place, coalesce(part, whole, place) AS municipality
    OPTIONAL MATCH (municipality)-[:IN_COUNTY]->(county:County)
    RETURN DISTINCT f, CASE WHEN place:County THEN place ELSE county END AS county
  }
  RETURN county, f.verdict AS verdict
  UNION ALL
  UNWIND counties AS county
  RETURN county, null AS verdict
}
WITH e.ruleId AS rule, county,
  count(CASE verdict WHEN 'MET' THEN 1 END) AS met,
  count(CASE verdict WHEN 'GAP' THEN 1 END) AS gap,
  count(CASE verdict WHEN 'UNKNOWN' THEN 1 END) AS unknown,
  count(CASE verdict WHEN 'WAIVED' THEN 1 END) AS waived,
  count(CASE verdict WHEN 'ERROR' THEN 1 END) AS error
WITH *, met + gap + unknown + waived + error AS inScope
ORDER BY rule, county.nameSort, county.id
RETURN {coverage: collect({rule: {id: rule}, territory: county {.id, .name}, met: met, gap: gap, unknown: unknown,
  waived: waived, inScope: inScope, strictShare: CASE WHEN inScope > 0 THEN toFloat(met) / inScope END})} AS data
