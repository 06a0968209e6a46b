// boundaryMismatches
CYPHER 5
CALL () {
  CALL () {
    CALL () {
      MATCH (m:Municipality)
      WHERE (coalesce(m.validFrom, $asOf) <= $asOf AND (m.validTo IS NULL OR $asOf < m.validTo) AND m.endKnown IS NULL)
      OPTIONAL MATCH (m)-[inCounty:IN_COUNTY]->(county:County)
      WHERE (coalesce(inCounty.validFrom, $asOf) <= $asOf AND (inCounty.validTo IS NULL OR $asOf < inCounty.validTo) AND inCounty.endKnown IS NULL)
      OPTIONAL MATCH (m)-[inDistrict:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
      WHERE (coalesce(inDistrict.validFrom, $asOf) <= $asOf AND (inDistrict.validTo IS NULL OR $asOf < inDistrict.validTo) AND inDistrict.endKnown IS NULL)
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
        WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL)
        OPTIONAL MATCH path = (unit)-[:PART_OF*1..3]->(other:PoliceDistrict)
        WHERE all(r IN relationships(path) WHERE (coalesce(r.validFrom, $asOf) <= $asOf AND (r.validTo IS NULL OR $asOf < r.validTo) AND r.endKnown IS NULL)) AND other <> district
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
      WHERE any(kind IN forum.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL) AND (coalesce(spans.validFrom, $asOf) <= $asOf AND (spans.validTo IS NULL OR $asOf < spans.validTo) AND spans.endKnown IS NULL)
      OPTIONAL MATCH (place)-[belongs:PART_OF]->(whole:Municipality)
      WHERE place:CityDistrict AND (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL)
      WITH forum, place, coalesce(whole, place) AS m
      OPTIONAL MATCH (m)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
      WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
      OPTIONAL MATCH (place)<-[serves:SERVES]-(unit:ServiceUnit)
      WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL)
      WITH forum, collect(DISTINCT area) AS areas, collect(DISTINCT unit) AS served
      WITH forum, [a IN areas WHERE a:County] AS counties, [a IN areas WHERE a:PoliceDistrict] AS districts, served
      WHERE size(counties) > 1 OR size(districts) > 1 OR size(served) > 1
      WITH forum, counties, districts, served ORDER BY forum.name, forum.id
      RETURN collect({forum: forum, counties: counties, policeDistricts: districts, units: served}) AS councils
    }
    RETURN municipalities AS municipalities, councils AS councils

  }
  RETURN collect({municipalities: municipalities, councils: councils}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [COLLECT {
    UNWIND e0.municipalities AS i0
    RETURN [head(COLLECT {
      UNWIND i0.municipality AS n0
      RETURN [n0.id, n0.name]
    }), head(COLLECT {
      UNWIND i0.county AS n1
      RETURN [n1.name]
    }), head(COLLECT {
      UNWIND i0.policeDistrict AS n2
      RETURN [n2.name]
    }), i0.fireAlarmCentre, [i1 IN i0.mismatches | [i1.kind, [i1.code, i1.args]]]]
  }, COLLECT {
    UNWIND e0.councils AS i2
    RETURN [head(COLLECT {
      UNWIND i2.forum AS n3
      RETURN [n3.id, n3.name]
    }), [i3 IN i2.counties | [i3.name]], [i4 IN i2.policeDistricts | [i4.name]], [i5 IN i2.units | [i5.name]]]
  }]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {}}
