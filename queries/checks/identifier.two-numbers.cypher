/*
id = "identifier.two-numbers"
title = "Organizations with two numbers of one list on one day"
explanation = "An organization has one number of a list at a time; a new one takes the place of the old one."
severity = "WARNING"
remedy = "End the old number on the day on which the new one took its place."
*/
MATCH (o:Organization) CALL (o) {
  MATCH (o)-[:IDENTIFIED_BY]->(i:Identifier) WHERE i.endKnown IS NULL
  WITH i.scheme AS scheme, collect(i) AS found WHERE size(found) > 1
  RETURN scheme, found
}
UNWIND found AS x UNWIND found AS y
WITH o, scheme, x, y WHERE x.id < y.id AND x.value <> y.value
  AND (x.validFrom IS NULL OR y.validTo IS NULL OR x.validFrom < y.validTo)
  AND (y.validFrom IS NULL OR x.validTo IS NULL OR y.validFrom < x.validTo)
  AND coalesce(x.validFrom < x.validTo, true) AND coalesce(y.validFrom < y.validTo, true)
RETURN o.id AS subject, x.value + ' and ' + y.value + ' of ' + scheme AS detail
