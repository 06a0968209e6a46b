/*
name = "boundary-mismatches"
inputs = []
parameters = ["asOf"]
weight = 10

[columns]
municipalities = "Municipalities that lie otherwise than most of those around them: {municipality, county, policeDistrict, fireAlarmCentre, mismatches}."
councils = "Councils across units: {forum, counties, policeDistricts, units}."

[texts.county-police]
nb = "Ligger i {district}, mens de fleste kommunene i {county} ligger i {usual}"
nn = "Ligg i {district}, medan dei fleste kommunane i {county} ligg i {usual}"
en = "Lies in {district}, while most municipalities of {county} lie in {usual}"

[texts.police-fire]
nb = "Har {centre} som 110-sentral, mens de fleste kommunene i {district} har {usual}"
nn = "Har {centre} som 110-sentral, medan dei fleste kommunane i {district} har {usual}"
en = "Has the fire alarm centre {centre}, while most municipalities of {district} have {usual}"

[texts.unit-police]
nb = "Betjenes av {unit}, som er en del av {other}, mens kommunen ligger i {district}"
nn = "Blir tent av {unit}, som er ein del av {other}, medan kommunen ligg i {district}"
en = "Is served by {unit}, which is a part of {other}, while the municipality lies in {district}"
*/
CALL () {
  MATCH (m:Municipality)
  WHERE holds(m)
  OPTIONAL MATCH (m)-[inCounty:IN_COUNTY]->(county:County)
  WHERE holds(inCounty)
  OPTIONAL MATCH (m)-[inDistrict:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
  WHERE holds(inDistrict)
  WITH m, county, district ORDER BY m.nameSort, m.id
  RETURN collect({m: m, county: county, district: district, centre: m.fireAlarmCentre}) AS all357
}
// What most of a county, or of a police district, have; of as many, the first by name.
CALL (all357) {
  UNWIND all357 AS each
  WITH each.county AS county, each.district AS district, count(*) AS n
  WHERE county IS NOT NULL AND district IS NOT NULL
  ORDER BY county.id, n DESC, district.nameSort, district.id
  WITH county, head(collect(district)) AS usual
  RETURN collect({county: county, usual: usual}) AS usualDistricts
}
CALL (all357) {
  UNWIND all357 AS each
  WITH each.district AS district, each.centre AS centre, count(*) AS n
  WHERE district IS NOT NULL AND centre IS NOT NULL
  ORDER BY district.id, n DESC, centre
  WITH district, head(collect(centre)) AS usual
  RETURN collect({district: district, usual: usual}) AS usualCentres
}
CALL (all357, usualDistricts, usualCentres) {
  UNWIND all357 AS each
  WITH each, each.m AS m, each.county AS county, each.district AS district, each.centre AS centre,
    head([u IN usualDistricts WHERE u.county = each.county | u.usual]) AS usualDistrict,
    head([u IN usualCentres WHERE u.district = each.district | u.usual]) AS usualCentre
  CALL (m, district) {
    OPTIONAL MATCH (m)<-[serves:SERVES]-(unit:ServiceUnit)
    WHERE holds(serves) AND holds(unit)
    OPTIONAL MATCH path = (unit)-[:PART_OF*1..3]->(other:PoliceDistrict)
    WHERE all(r IN relationships(path) WHERE holds(r)) AND other <> district
    WITH DISTINCT unit, other, district
    ORDER BY unit.id, other.id
    RETURN [x IN collect(CASE WHEN other IS NOT NULL
      THEN {kind: 'UNIT_POLICE', code: 'unit-police', args: {unit: unit.name, other: other.name, district: district.name}}
      END) | x] AS units
  }
  WITH m, county, district, centre, units
    + CASE WHEN usualDistrict <> district
      THEN [{kind: 'COUNTY_POLICE', code: 'county-police', args: {district: district.name, county: county.name, usual: usualDistrict.name}}]
      ELSE [] END
    + CASE WHEN usualCentre <> centre
      THEN [{kind: 'POLICE_FIRE', code: 'police-fire', args: {centre: centre, district: district.name, usual: usualCentre}}]
      ELSE [] END AS mismatches
  WHERE size(mismatches) > 0
  RETURN collect({municipality: m, county: county, policeDistrict: district, fireAlarmCentre: centre,
    mismatches: mismatches}) AS municipalities
}
CALL (municipalities) {
  MATCH (forum:Forum)-[spans:FOR_TERRITORY]->(place:Organization)
  WHERE council(forum) AND holds(forum) AND holds(spans)
  OPTIONAL MATCH (place)-[belongs:PART_OF]->(whole:Municipality)
  WHERE place:CityDistrict AND holds(belongs)
  WITH forum, place, coalesce(whole, place) AS m
  OPTIONAL MATCH (m)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
  WHERE holds(lies)
  OPTIONAL MATCH (place)<-[serves:SERVES]-(unit:ServiceUnit)
  WHERE holds(serves) AND holds(unit)
  WITH forum, collect(DISTINCT area) AS areas, collect(DISTINCT unit) AS served
  WITH forum, [a IN areas WHERE a:County] AS counties, [a IN areas WHERE a:PoliceDistrict] AS districts, served
  WHERE size(counties) > 1 OR size(districts) > 1 OR size(served) > 1
  WITH forum, counties, districts, served ORDER BY forum.name, forum.id
  RETURN collect({forum: forum, counties: counties, policeDistricts: districts, units: served}) AS councils
}
RETURN municipalities AS municipalities, councils AS councils
