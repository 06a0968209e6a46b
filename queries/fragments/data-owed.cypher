/*
name = "data-owed"
inputs = []
parameters = ["asOf", "windowStart", "within"]
weight = 4

[columns]
owes = "node: the organization that has not said, or not lately, that the register is complete"
topics = "On what, for which place: {topic, place, latest, state}; NEVER or STALE (older than 12 months)."
never = "How many of them were never attested."
stale = "How many were, longer than 12 months ago."
*/
MATCH (place:Municipality)
WHERE holds(place) AND ($within IS NULL OR place.id IN $within.parts)
OPTIONAL MATCH (place)-[lies:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
WHERE holds(lies)
WITH place, district ORDER BY district.id
WITH place, head(collect(district)) AS district
UNWIND ['CONTACTS', 'FUNCTIONS', 'FORUMS', 'MEETINGS', 'AGREEMENTS', 'OFFERS', 'SLT', 'PLANS', 'SCHOOLS',
        'ORDINANCES', 'EVALUATIONS', 'RECORDS'] AS topic
// What is the police's own to know is attested for the district at once; the rest by or for the municipality.
WITH place, district, topic, topic IN ['CONTACTS', 'FUNCTIONS', 'OFFERS'] AND district IS NOT NULL AS ofPolice
CALL (place, district, topic, ofPolice) {
  UNWIND [place] + CASE WHEN ofPolice THEN [district] ELSE [] END AS spoken
  MATCH (spoken)<-[:FOR_PLACE]-(a:Attestation {topic: topic})-[:ATTESTED_BY]->(by:Organization)
  WHERE a.completeAsOf <= $asOf
  WITH a, by ORDER BY a.completeAsOf DESC, a.id, by.id
  RETURN head(collect(a.completeAsOf)) AS latest, head(collect(by)) AS by
}
WITH place, topic, latest, coalesce(by, CASE WHEN ofPolice THEN district ELSE place END) AS owes
WHERE latest IS NULL OR latest <= $windowStart
WITH owes, {topic: topic, place: place, latest: toString(latest),
            state: CASE WHEN latest IS NULL THEN 'NEVER' ELSE 'STALE' END} AS owed
ORDER BY owed.topic, coalesce(place.nameSort, place.name), place.id
WITH owes, collect(owed) AS topics
RETURN owes AS owes, topics AS topics, size([t IN topics WHERE t.state = 'NEVER']) AS never,
  size([t IN topics WHERE t.state = 'STALE']) AS stale
