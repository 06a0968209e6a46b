// forward
CYPHER 5
RETURN [null, COLLECT {
  MATCH (n0:Municipality)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND n0.nameSort IS NOT NULL AND n0.id IS NOT NULL AND n0.nameSort >= $given.p0[0] AND [n0.nameSort, n0.id] > $given.p0
  WITH n0 ORDER BY n0.nameSort, n0.id LIMIT $given.p1
  RETURN [[n0.nameSort, n0.id], [null, [n0.id]]]
}] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": ["key 1", "key 2"], "p1": 3}}

// backward
CYPHER 5
RETURN [null, COLLECT {
  MATCH (n0:Municipality)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND n0.nameSort IS NOT NULL AND n0.id IS NOT NULL AND n0.nameSort <= $given.p0[0] AND [n0.nameSort, n0.id] < $given.p0
  WITH n0 ORDER BY n0.nameSort DESC, n0.id DESC LIMIT $given.p1
  RETURN [n0.id]
}] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": ["key 1", "key 2"], "p1": 3}}

// count
CYPHER 5
RETURN [COUNT {
  MATCH (n0:Municipality)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL
}, null] AS answer
// parameters: {"asOf": "2026-11-24", "given": {}}

// info
CYPHER 5
RETURN [null, COLLECT {
  MATCH (n0:Municipality)
  WHERE coalesce(n0.validFrom, $asOf) <= $asOf AND (n0.validTo IS NULL OR $asOf < n0.validTo) AND n0.endKnown IS NULL AND n0.nameSort IS NOT NULL AND n0.id IS NOT NULL
  WITH n0 ORDER BY n0.nameSort, n0.id LIMIT $given.p0
  RETURN []
}] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": 2}}
