"""How a GraphQL selection becomes one Cypher statement and one answer."""
