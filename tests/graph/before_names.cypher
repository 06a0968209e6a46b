// A small register as it was stored when 0001 was the only migration: names without what sorts and matches them.
CYPHER 5 CREATE (:Source:Node {id: 'kilde:test', source: 'kilde:test', recordedAt: datetime('2026-01-01T00:00Z'),
  title: 'Test', publisher: 'Test', licence: 'CC0', retrievedOn: date('2026-01-01'), gives: []});
CYPHER 5 CREATE (:Municipality:Organization:Actor:Node {id: 'kommune:karasjok', source: 'kilde:test',
  recordedAt: datetime('2026-01-01T00:00Z'), name: 'Karasjok', nameSe: 'Kárášjohka', validFrom: date('2024-01-01')});
CYPHER 5 CREATE (:County:Organization:Actor:Node {id: 'fylke:finnmark', source: 'kilde:test',
  recordedAt: datetime('2026-01-01T00:00Z'), name: 'Finnmark'});
CYPHER 5 CREATE (:Role:Node {id: 'rolle:MAYOR', source: 'kilde:test', recordedAt: datetime('2026-01-01T00:00Z'),
  code: 'MAYOR', name: 'Ordfører', side: 'MUNICIPAL', leadership: 'POLITICAL', isLeader: false, isLiaison: false,
  isSpecialist: false});
CYPHER 5 CREATE (:Post:Actor:Node {id: 'stilling:ordforer', source: 'kilde:test',
  recordedAt: datetime('2026-01-01T00:00Z'), name: 'Ordforer'});
CYPHER 5 CREATE (:Person:Node {id: 'person:1', source: 'kilde:test', recordedAt: datetime('2026-01-01T00:00Z'),
  name: 'Navn 1'});
CYPHER 5 CREATE (:Assignment:Node {id: 'tildeling:1', source: 'kilde:test',
  recordedAt: datetime('2026-01-01T00:00Z'), assignmentKind: 'ORDINARY', validFrom: date('2024-01-01'),
  validTo: date('2025-01-01')});
CYPHER 5 MATCH (m:Node {id: 'kommune:karasjok'}), (c:Node {id: 'fylke:finnmark'}) CREATE (m)-[:IN_COUNTY
  {source: 'kilde:test', recordedAt: datetime('2026-01-01T00:00Z'), validFrom: date('2024-01-01'), startKnown: false}]->(c);
CYPHER 5 MATCH (p:Node {id: 'stilling:ordforer'}), (r:Node {id: 'rolle:MAYOR'}), (m:Node {id: 'kommune:karasjok'}),
  (a:Node {id: 'tildeling:1'}), (n:Node {id: 'person:1'})
CREATE (p)-[:HAS_ROLE]->(r), (p)-[:POST_IN]->(m), (p)-[:HAS_ASSIGNMENT]->(a), (a)-[:HELD_BY]->(n);
