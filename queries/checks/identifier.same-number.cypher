/*
id = "identifier.same-number"
title = "One number of one list twice on one day"
explanation = "On a day a number of a list belongs to one organization; otherwise it finds the wrong one."
severity = "ERROR"
remedy = "End the number where another organization took it over, or correct it."
*/
MATCH (x:Identifier) WITH x.scheme AS scheme, x.value AS value, collect(x) AS found WHERE size(found) > 1
UNWIND found AS x UNWIND found AS y
WITH scheme, value, x, y WHERE x.id < y.id AND x.endKnown IS NULL AND y.endKnown IS NULL
  AND (x.validFrom IS NULL OR y.validTo IS NULL OR x.validFrom < y.validTo)
  AND (y.validFrom IS NULL OR x.validTo IS NULL OR y.validFrom < x.validTo)
  AND coalesce(x.validFrom < x.validTo, true) AND coalesce(y.validFrom < y.validTo, true)
RETURN x.id + ' and ' + y.id AS subject, 'both are ' + value + ' of ' + scheme AS detail
