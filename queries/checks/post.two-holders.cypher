/*
id = "post.two-holders"
title = "Posts with two ordinary holders on one day"
explanation = "A post is held by one person in the ordinary way, others act or are deputies. It can be true where a post is shared, and then their shares of full time are at most 1 together, and it is not told here."
severity = "WARNING"
remedy = "End the assignment of whoever has left; make the other one acting or deputy; or give both their share."
*/
MATCH (p:Post) CALL (p) {
  MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment {assignmentKind: 'ORDINARY'}) WHERE a.endKnown IS NULL
  RETURN collect(a) AS found
}
WITH p, found WHERE size(found) > 1
UNWIND found AS x UNWIND found AS y
WITH p, x, y WHERE x.id < y.id
  AND (x.validFrom IS NULL OR y.validTo IS NULL OR x.validFrom < y.validTo)
  AND (y.validFrom IS NULL OR x.validTo IS NULL OR y.validFrom < x.validTo)
  AND coalesce(x.validFrom < x.validTo, true) AND coalesce(y.validFrom < y.validTo, true)
  AND coalesce(x.share, 1.0) + coalesce(y.share, 1.0) > 1.0
  AND NOT EXISTS { (x)-[:HELD_BY]->()<-[:HELD_BY]-(y) }
RETURN p.id AS subject, x.id + ' and ' + y.id + ' on the same days' AS detail
