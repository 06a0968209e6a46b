// What must be unique, and what is looked up by something else than its id.
CYPHER 5 CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE;
CYPHER 5 CREATE CONSTRAINT data_version_id IF NOT EXISTS FOR (n:DataVersion) REQUIRE n.id IS UNIQUE;
CYPHER 5 CREATE CONSTRAINT audit_entry_id IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.id IS UNIQUE;
CYPHER 5 CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;
// Lists are read in Norwegian alphabetical order, page by page.
CYPHER 5 CREATE INDEX municipality_name IF NOT EXISTS FOR (n:Municipality) ON (n.nameSort, n.id);
CYPHER 5 CREATE INDEX county_name IF NOT EXISTS FOR (n:County) ON (n.nameSort, n.id);
CYPHER 5 CREATE INDEX police_district_name IF NOT EXISTS FOR (n:PoliceDistrict) ON (n.nameSort, n.id);
// A number finds its actor, an old one too.
CYPHER 5 CREATE INDEX identifier_value IF NOT EXISTS FOR (n:Identifier) ON (n.value, n.scheme);
// Roles and challenges are named by their codes in queries.
CYPHER 5 CREATE INDEX role_code IF NOT EXISTS FOR (n:Role) ON (n.code);
CYPHER 5 CREATE INDEX challenge_code IF NOT EXISTS FOR (n:Challenge) ON (n.code);
// What one source gave is removed, or ended, together.
CYPHER 5 CREATE INDEX node_source IF NOT EXISTS FOR (n:Node) ON (n.source);
