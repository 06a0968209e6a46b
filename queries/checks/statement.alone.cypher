/*
id = "statement.alone"
title = "Statements that nothing contradicts"
explanation = "Statements are kept only where sources disagree. One alone says again what a property says, and may be out of date."
severity = "WARNING"
remedy = "Import the files of both sources again, or fill in `endedOn`."
*/
MATCH (n:Node)<-[:STATES]-(s:Statement) WHERE s.endedOn IS NULL
WITH n, s.property AS property, count(DISTINCT s.value) AS values WHERE values < 2
RETURN n.id AS subject, property + ' is said one thing of' AS detail
