// What sources say differently is listed on its own, too.
CYPHER 5 CREATE INDEX statement_id IF NOT EXISTS FOR (n:Statement) ON (n.id);
