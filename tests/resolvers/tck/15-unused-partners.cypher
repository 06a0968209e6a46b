// unusedPartners
CYPHER 5
CALL () {
  CALL () {
    MATCH (place:Node {id: $given.p0})
    WHERE place:Municipality OR place:County OR place:PoliceDistrict
    CALL (place) {
      OPTIONAL MATCH (place)<-[lies:IN_COUNTY|IN_POLICE_DISTRICT]-(part:Municipality)
      WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL)
      WITH place, collect(DISTINCT part) AS parts
      UNWIND CASE WHEN parts = [] AND place:Municipality THEN [place] ELSE parts END AS municipality
      RETURN municipality
    }
    MATCH (municipality)<-[located:LOCATED_IN]-(partner:Organization)
    WHERE (coalesce(located.validFrom, $asOf) <= $asOf AND (located.validTo IS NULL OR $asOf < located.validTo) AND located.endKnown IS NULL) AND (coalesce(partner.validFrom, $asOf) <= $asOf AND (partner.validTo IS NULL OR $asOf < partner.validTo) AND partner.endKnown IS NULL) AND any(kind IN $given.p1 WHERE kind IN labels(partner))
    CALL (partner) {
      OPTIONAL MATCH (partner)<-[:POST_IN]-(post:Post)
      WITH partner, collect(post) AS posts
      UNWIND [partner] + posts AS seated
      OPTIONAL MATCH (seated)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
      RETURN count(CASE WHEN (coalesce(seat.validFrom, $asOf) <= $asOf AND (seat.validTo IS NULL OR $asOf < seat.validTo) AND seat.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL) THEN forum END) AS seats,
        max(CASE WHEN seat.validTo <= $asOf THEN seat.validTo END) AS lastSeat
    }
    WITH partner, municipality, seats, lastSeat
    WHERE seats = 0
    RETURN DISTINCT partner AS partner, municipality AS municipality, lastSeat AS lastSeat

  }
  RETURN collect({partner: partner, municipality: municipality, lastSeat: lastSeat}) AS c0
}
RETURN [size(c0), COLLECT {
  UNWIND c0 AS e0
  WITH e0, e0.partner AS n1
  WITH e0, n1 ORDER BY coalesce(e0.municipality.nameSort, e0.municipality.name), coalesce(n1.nameSort, n1.name), n1.id, e0.municipality.id LIMIT $given.p2
  RETURN [toString(e0.lastSeat), head(COLLECT {
    UNWIND e0.municipality AS n2
    RETURN [n2.name]
  }), [head([k IN ['Business', 'CityDistrict', 'EmergencyService', 'FunctionalUnit', 'GeographicUnit', 'InterestOrganization', 'IntermunicipalBody', 'MediationBoard', 'MunicipalUnit', 'Municipality', 'NationalBody', 'PoliceDistrict', 'School', 'ServicePoint', 'ServiceUnit', 'VoluntaryOrganization', 'County'] WHERE k IN labels(n1)]), n1.id, n1.name]]
}] AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "politidistrikt:vest", "p1": ["Business", "VoluntaryOrganization"], "p2": 101}}
