// sltSpread
CYPHER 5
CALL () {
  CALL () {
    MATCH (m:Municipality)
    WHERE (coalesce(m.validFrom, $asOf) <= $asOf AND (m.validTo IS NULL OR $asOf < m.validTo) AND m.endKnown IS NULL) AND ($within IS NULL OR m.id IN $within.parts)
    CALL (m) {
      OPTIONAL MATCH (m)<-[:CHOSEN_BY]-(model:PreventionModel)
      WHERE (coalesce(model.validFrom, $asOf) <= $asOf AND (model.validTo IS NULL OR $asOf < model.validTo) AND model.endKnown IS NULL)
      RETURN collect(model.modelKind) AS kinds
    }
    CALL (m) {
      OPTIONAL MATCH (m)-[:HAS_POPULATION]->(p:PopulationCount)
      WHERE p.countedOn <= $asOf
      WITH p ORDER BY p.countedOn DESC, p.id
      RETURN coalesce(head(collect(p.value)), 0) AS people
    }
    WITH 'SLT' IN kinds AS slt, size(kinds) = 0 AS silent, people
    WITH count(*) AS municipalities, count(CASE WHEN slt THEN 1 END) AS withSlt, count(CASE WHEN silent THEN 1 END) AS unheard,
      sum(people) AS inhabitants, sum(CASE WHEN slt THEN people ELSE 0 END) AS inhabitantsWithSlt
    RETURN municipalities AS municipalities, withSlt AS withSlt, unheard AS unheard,
      CASE WHEN municipalities > 0 THEN toFloat(withSlt) / municipalities END AS share,
      inhabitants AS inhabitants, inhabitantsWithSlt AS inhabitantsWithSlt,
      CASE WHEN inhabitants > 0 THEN toFloat(inhabitantsWithSlt) / inhabitants END AS inhabitantsShare

  }
  RETURN collect({municipalities: municipalities, withSlt: withSlt, unheard: unheard, share: share, inhabitants: inhabitants, inhabitantsWithSlt: inhabitantsWithSlt, inhabitantsShare: inhabitantsShare}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [e0.municipalities, e0.withSlt, e0.unheard, e0.share, 0.5, e0.inhabitants, e0.inhabitantsWithSlt, e0.inhabitantsShare, 0.75]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {}, "within": ["prepared"]}
