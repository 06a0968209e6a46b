/*
id = "synthetic.mark"
title = "Demonstration data marked as facts, or facts as demonstration data"
explanation = "What a source of demonstration data gives is marked synthetic, and nothing else is. A wrong mark passes invented coordination off as real."
severity = "ERROR"
remedy = "Give the node or tie the mark of its Source."
*/
MATCH (s:Source) MATCH (n:Node {source: s.id})
WHERE coalesce(n.synthetic, false) <> coalesce(s.synthetic, false)
RETURN n.id AS subject, CASE WHEN s.synthetic THEN 'is unmarked, and its source ' + s.id + ' is demonstration data'
  ELSE 'is marked, and its source ' + s.id + ' gives facts' END AS detail
UNION ALL
MATCH (:Node)-[t]->(:Node) WITH DISTINCT t.source AS source, coalesce(t.synthetic, false) AS marked
MATCH (s:Source {id: source}) WHERE marked <> coalesce(s.synthetic, false)
WITH collect(source) AS wrong WHERE wrong <> []
MATCH (a:Node)-[t]->(b:Node) WHERE t.source IN wrong
MATCH (s:Source {id: t.source}) WHERE coalesce(t.synthetic, false) <> coalesce(s.synthetic, false)
RETURN a.id + ' -[' + type(t) + ']-> ' + b.id AS subject,
  CASE WHEN s.synthetic THEN 'is unmarked, and its source ' + s.id + ' is demonstration data'
  ELSE 'is marked, and its source ' + s.id + ' gives facts' END AS detail
