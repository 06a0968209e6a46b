/*
id = "source.disagree"
title = "Properties of which sources say different things"
explanation = "What the first source gave stands in the register, and what each source says is kept beside it. It is not wrong that it is stored; but one of them is."
severity = "WARNING"
remedy = "Find out which one is right. Then import the right value as its source gave it, or let the source that is right name the property in `gives`."
*/
MATCH (n:Node)<-[:STATES]-(s:Statement) WHERE s.endedOn IS NULL
WITH n, s ORDER BY s.source
WITH n, s.property AS property, collect(s.value + ' by ' + s.source) AS said, count(DISTINCT s.value) AS values
WHERE values > 1
RETURN n.id AS subject, property + ' is ' + reduce(text = head(said), each IN tail(said) | text + ', ' + each) AS detail
