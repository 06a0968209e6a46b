/*
name = "vacancies"
inputs = []
parameters = ["asOf", "windowStart", "territory", "within", "roles"]
weight = 4

[columns]
post = "node: a post that nobody is in"
since = "The day from which nobody has been; null where nobody ever was, or where an end is not known."
everHeld = "Whether anybody ever was in it, as far as is registered."
daysVacant = "Days of the last 12 months with nobody in it; null where an end is not known."
*/
MATCH (role:Role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
WHERE ($roles IS NULL OR role.code IN $roles) AND holds(unit) AND post_within(post)
  AND NOT EXISTS { MATCH (post)-[:HAS_ASSIGNMENT]->(now:Assignment) WHERE holds(now) }
// The window is half-open at its start: its first day is the next one.
WITH post, CASE WHEN unit.validFrom > $windowStart THEN unit.validFrom ELSE $windowStart + duration({days: 1}) END AS first,
  $asOf + duration({days: 1}) AS end
OPTIONAL MATCH (post)-[:HAS_ASSIGNMENT]->(a:Assignment)
WHERE coalesce(a.validFrom, $asOf) <= $asOf
WITH post, first, end, a ORDER BY a.validFrom IS NOT NULL, a.validFrom, a.id
WITH post, first, end, collect(a) AS times
WITH post, first, end, times, any(a IN times WHERE a.endKnown IS NOT NULL) AS unsure,
  [a IN times WHERE a.validTo IS NOT NULL] AS ended
WITH post, times, unsure, end, reduce(latest = null, a IN ended |
    CASE WHEN latest IS NULL OR a.validTo > latest THEN a.validTo ELSE latest END) AS latest,
  reduce(seen = {upTo: first, days: 0}, a IN ended | {
    days: seen.days + CASE WHEN a.validFrom > seen.upTo THEN duration.inDays(seen.upTo, a.validFrom).days ELSE 0 END,
    upTo: CASE WHEN a.validTo > seen.upTo THEN a.validTo ELSE seen.upTo END}) AS seen
RETURN post AS post, CASE WHEN NOT unsure THEN latest END AS since, size(times) > 0 AS everHeld,
  CASE WHEN NOT unsure THEN seen.days + duration.inDays(seen.upTo, end).days END AS daysVacant
