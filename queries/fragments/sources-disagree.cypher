/*
name = "sources-disagree"
inputs = []
parameters = ["asOf", "territory", "within"]
weight = 8

[columns]
thing = "node: of which sources say different things"
property = "What they differ on: a property; of a tie, with its type, end and first day before it."
statements = "nodes: what each source says"
*/
MATCH (thing:Node)<-[:STATES]-(s:Statement)
WHERE s.endedOn IS NULL OR $asOf < s.endedOn
WITH thing, s ORDER BY s.source, s.id
WITH thing, s.property AS property, collect(s) AS statements, count(DISTINCT s.value) AS values
WHERE values > 1 AND ($within IS NULL OR thing.id IN $within.parts
  OR EXISTS { (thing)-->(place:Organization) WHERE place.id IN $within.parts }
  OR CASE WHEN thing:Post THEN post_within(thing) WHEN thing:Forum THEN forum_within(thing)
    ELSE thing:Organization AND lies_within(thing) END)
RETURN thing AS thing, property AS property, statements AS statements
