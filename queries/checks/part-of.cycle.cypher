/*
id = "part-of.cycle"
title = "Organizations that are part of themselves"
explanation = "On some day the chain of PART_OF from an organization leads back to it, so that whatever walks up it never arrives."
severity = "ERROR"
remedy = "End the tie that is wrong, or turn it round."
*/
MATCH way = (n:Organization)-[ties:PART_OF*1..8]->(n)
WHERE all(t IN ties WHERE t.endKnown IS NULL) AND all(x IN ties WHERE all(y IN ties WHERE
  x.validFrom IS NULL OR y.validTo IS NULL OR x.validFrom < y.validTo))
  AND all(m IN nodes(way) WHERE n.id <= m.id)
RETURN n.id AS subject, 'by way of ' + reduce(s = '', m IN nodes(way)[1..-1] | s + m.id + ' ') AS detail
