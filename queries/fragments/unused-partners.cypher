/*
name = "unused-partners"
inputs = []
parameters = ["place", "kinds", "asOf"]
weight = 4

[columns]
partner = "node: an organization that lies in the place and has a seat in no forum"
municipality = "node: the municipality that it lies in"
lastSeat = "The day on which its latest seat ended; null where none is known."
*/
MATCH (place:Node {id: $place})
WHERE place:Municipality OR place:County OR place:PoliceDistrict
CALL (place) {
  OPTIONAL MATCH (place)<-[lies:IN_COUNTY|IN_POLICE_DISTRICT]-(part:Municipality)
  WHERE holds(lies)
  WITH place, collect(DISTINCT part) AS parts
  UNWIND CASE WHEN parts = [] AND place:Municipality THEN [place] ELSE parts END AS municipality
  RETURN municipality
}
MATCH (municipality)<-[located:LOCATED_IN]-(partner:Organization)
WHERE holds(located) AND holds(partner) AND any(kind IN $kinds WHERE kind IN labels(partner))
CALL (partner) {
  OPTIONAL MATCH (partner)<-[:POST_IN]-(post:Post)
  WITH partner, collect(post) AS posts
  UNWIND [partner] + posts AS seated
  OPTIONAL MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
  RETURN count(CASE WHEN holds(seat) AND holds(forum) THEN forum END) AS seats,
    max(CASE WHEN seat.validTo <= $asOf THEN seat.validTo END) AS lastSeat
}
WITH partner, municipality, seats, lastSeat
WHERE seats = 0
RETURN DISTINCT partner AS partner, municipality AS municipality, lastSeat AS lastSeat
