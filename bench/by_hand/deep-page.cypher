// What bench/operations/deep-page.graphql asks, written by hand.
RETURN {organizations: {edges: COLLECT {
  MATCH (o:Organization)
  WHERE o.nameSort <= $afterSort AND [o.nameSort, o.id] < [$afterSort, $afterId] AND o.id IS NOT NULL
    AND o.name CONTAINS $contains
    AND coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL
  WITH o ORDER BY o.nameSort DESC, o.id DESC LIMIT $first
  RETURN {node: o {.id, .name, validFrom: toString(o.validFrom)}}
}}} AS data
