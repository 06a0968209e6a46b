// What rules found is kept under labels of its own: one evaluation a key, and findings that are read like nodes.
CYPHER 5 CREATE CONSTRAINT kept_evaluation_key IF NOT EXISTS FOR (n:KeptEvaluation) REQUIRE n.key IS UNIQUE;
CYPHER 5 CREATE CONSTRAINT kept_finding_id IF NOT EXISTS FOR (n:KeptFinding) REQUIRE n.id IS UNIQUE;
CYPHER 5 CREATE INDEX kept_evaluation_rule IF NOT EXISTS FOR (n:KeptEvaluation) ON (n.ruleId);
CYPHER 5 CREATE INDEX kept_finding_evaluation IF NOT EXISTS FOR (n:KeptFinding) ON (n.evaluationKey, n.id);
// Rules look for these on their way, from either end.
CYPHER 5 CREATE INDEX waiver_rule IF NOT EXISTS FOR (n:Waiver) ON (n.ruleId);
