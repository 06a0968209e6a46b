// What bench/operations/point-lookup.graphql asks, written by hand.
MATCH (f:Node {id: $id}) WHERE f:Forum
RETURN {forum: f {.id, .name, kinds: f.forumKinds, .level, validFrom: toString(f.validFrom)}} AS data
