// missingMembers
CYPHER 5
CALL () {
  CALL () {
    MATCH (e:KeptEvaluation)<-[:KEPT_OF]-(f:KeptFinding)-[:KEPT_ABOUT]->(forum:Forum)
    WHERE e.key IN $evaluationKeys AND f.verdict IN ['GAP', 'UNKNOWN'] AND ($given.p1 IS NULL OR forum.id = $given.p1)
      // Guide §4.1.1, §4.2, §4.3, §5.2 and §6: who shall, should or can sit there.
      AND f.ruleId IN ['council.political_leadership', 'council.administrative_leadership', 'council.police_strategic',
        'council.service_unit_leader', 'council.police_contact', 'council.slt_link', 'council.partners_mapped',
        'council.upper_secondary', 'slt.composition']
      AND ($within IS NULL OR CASE WHEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->() WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) } THEN EXISTS { MATCH (forum)-[over:FOR_TERRITORY]->(zone) WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND zone.id IN $within.parts } ELSE EXISTS { MATCH (forum)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(who)-[:POST_IN*0..1]->(body:Organization) WHERE (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND ($within IS NULL OR EXISTS { MATCH (body)-[inside:PART_OF*0..6]->(whole:Organization) WHERE all(step IN inside WHERE (coalesce(step.validFrom, $asOf) <= $asOf AND (step.validTo IS NULL OR $asOf < step.validTo) AND step.endKnown IS NULL)) AND (whole.id = $given.p0 OR whole.id IN $within.parts) } OR EXISTS { MATCH (body)-[serves:SERVES]->(zone) WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND zone.id IN $within.parts }) } END)
    WITH DISTINCT forum, f
    ORDER BY CASE f.binding WHEN 'REQUIREMENT' THEN 0 WHEN 'RECOMMENDATION' THEN 1 ELSE 2 END, f.verdict, f.ruleId, f.id
    RETURN forum AS forum, collect(f) AS findings, count(CASE WHEN f.verdict = 'GAP' THEN 1 END) AS gaps

  }
  RETURN collect({forum: forum, findings: findings, gaps: gaps}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY -e0.gaps, coalesce(e0.forum.nameSort, e0.forum.name), e0.forum.id
  RETURN [head(COLLECT {
    UNWIND e0.forum AS n0
    RETURN [n0.id, n0.name, n0.forumKinds]
  }), e0.gaps, [i0 IN e0.findings | [i0.verdict, i0.ruleId, [i0.reason, i0.ruleId], [i0.change, i0.ruleId]]]]
} AS answer
// parameters: {"asOf": "2026-11-24", "evaluationKeys": ["prepared"], "given": {"p0": "politidistrikt:troms", "p1": null}, "within": ["prepared"]}
