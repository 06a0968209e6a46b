/*
name = "attestation"
inputs = ["places"]
parameters = ["asOf", "windowStart", "topic", "policeFacts"]
weight = 1

[columns]
attestations = "nodes: the attestations of the topic for the places, dated in the window, latest first"
basis = "{code, args}: on whose word an absence counts, or that nobody has said anything"

[texts.attested]
nb = "{organization} har bekreftet at registeret er fullstendig om dette per {on}"
nn = "{organization} har stadfesta at registeret er fullstendig om dette per {on}"
en = "{organization} has attested that the register is complete on this as of {on}"
[texts.unheard]
nb = "Ingen har bekreftet etter {since} at registeret er fullstendig om dette: det kan finnes uten at vi vet det"
nn = "Ingen har stadfesta etter {since} at registeret er fullstendig om dette: det kan finnast utan at vi veit det"
en = "Nobody has attested after {since} that the register is complete on this: we have not heard"
*/
UNWIND places AS place
// A police district speaks for its municipalities about what is the police's own to know, and about nothing else.
OPTIONAL MATCH (place)-[within:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
WHERE $policeFacts
  AND holds(within)
WITH collect(DISTINCT place) + collect(DISTINCT district) AS speaking
UNWIND speaking AS spoken
MATCH (spoken)<-[:FOR_PLACE]-(a:Attestation {topic: $topic})-[:ATTESTED_BY]->(by:Organization)
WHERE $windowStart < a.completeAsOf AND a.completeAsOf <= $asOf
WITH a, by ORDER BY a.completeAsOf DESC, a.id, by.id
WITH collect(DISTINCT a) AS found, head(collect({node: a, organization: by.name})) AS latest
RETURN found AS attestations,
  CASE WHEN latest IS NULL THEN {code: 'unheard', args: {since: toString($windowStart)}}
    ELSE {code: 'attested', args: {organization: latest.organization, on: toString(latest.node.completeAsOf)}}
    END AS basis
