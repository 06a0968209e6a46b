/*
id = "axes.disagree"
title = "Municipalities served by a unit of another police district than the one that they lie in"
explanation = "The tie of municipality to police district is sourced, and is the police axis; the units that serve it are a second way to a district. On some day the two lead to different ones."
severity = "WARNING"
remedy = "See which of the two is out of date, and end it. Where a unit does serve a municipality of another district, nothing is wrong."
*/
MATCH (m:Municipality)-[lies:IN_POLICE_DISTRICT]->(sourced:PoliceDistrict)
MATCH (m)<-[:PART_OF*0..1]-(place:Municipality|CityDistrict)<-[serves:SERVES]-(unit:ServiceUnit)
MATCH (unit)-[up:PART_OF*1..3]->(other:PoliceDistrict) WHERE other <> sourced
WITH m, place, unit, sourced, other, [lies, serves] + up AS ties
WHERE all(t IN ties WHERE t.endKnown IS NULL) AND all(x IN ties WHERE all(y IN ties WHERE
  x.validFrom IS NULL OR y.validTo IS NULL OR x.validFrom < y.validTo))
RETURN m.id AS subject, 'lies in ' + sourced.id + ', and ' + unit.id + ' of ' + other.id + ' serves ' + place.id AS detail
