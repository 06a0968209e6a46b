/*
id = "source.missing"
title = "Nodes and ties that name a source that is not there"
explanation = "Each fact names the Source that gave it. Without one nobody can tell where it comes from, and it is not ended or removed with its source."
severity = "ERROR"
remedy = "Register the source, or name the right one."
*/
MATCH (n:Node) WITH DISTINCT n.source AS source
WHERE NOT EXISTS { (:Source {id: source}) }
MATCH (n:Node {source: source})
RETURN n.id AS subject, 'names ' + toStringOrNull(source) AS detail
UNION ALL
MATCH (:Node)-[t]->(:Node) WITH DISTINCT t.source AS source
WHERE source IS NOT NULL AND NOT EXISTS { (:Source {id: source}) }
WITH collect(source) AS missing WHERE missing <> []
MATCH (a:Node)-[t]->(b:Node) WHERE t.source IN missing
RETURN a.id + ' -[' + type(t) + ']-> ' + b.id AS subject, 'names ' + toStringOrNull(t.source) AS detail
