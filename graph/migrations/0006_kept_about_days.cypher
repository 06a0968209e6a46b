// What is kept already says of which day it is, too.
CYPHER 5 MATCH (n:Node)<-[r:KEPT_ABOUT]-(:KeptFinding)-[:KEPT_OF]->(e:KeptEvaluation)
  WHERE r.subjectDay IS NULL
  SET r.subjectDay = n.id + ' ' + toString(e.asOf) + ' ' + toString(e.today);
