// offersOpen
CYPHER 5
CALL () {
  CALL () {
    MATCH (municipality:Municipality)
    WHERE (coalesce(municipality.validFrom, $asOf) <= $asOf AND (municipality.validTo IS NULL OR $asOf < municipality.validTo) AND municipality.endKnown IS NULL) AND ($within IS NULL OR municipality.id IN $within.parts)
    UNWIND ['AGREEMENT', 'COUNCIL'] AS kind
    // Who has what is offered needs no offer.
    WITH municipality, kind
    WHERE NOT CASE kind
      WHEN 'AGREEMENT' THEN EXISTS {
        MATCH (municipality)<-[:HAS_PARTY]-(agreement:Agreement)
        WHERE 'COOPERATION' IN agreement.agreementKinds AND (agreement.signedOn <= $asOf AND (agreement.validTo IS NULL OR $asOf < agreement.validTo)) }
      ELSE EXISTS {
        MATCH (municipality)<-[over:FOR_TERRITORY]-(forum:Forum)
        WHERE (coalesce(over.validFrom, $asOf) <= $asOf AND (over.validTo IS NULL OR $asOf < over.validTo) AND over.endKnown IS NULL) AND (coalesce(forum.validFrom, $asOf) <= $asOf AND (forum.validTo IS NULL OR $asOf < forum.validTo) AND forum.endKnown IS NULL) AND any(kind IN forum.forumKinds WHERE kind IN ['POLICE_COUNCIL', 'EXTENDED_POLICE_COUNCIL', 'REGIONAL_POLICE_COUNCIL', 'CITY_DISTRICT_POLICE_COUNCIL']) } END
    CALL (municipality, kind) {
      OPTIONAL MATCH (municipality)<-[:OFFERED_TO]-(offer:Offer {offerKind: kind})
      WHERE offer.offeredOn <= $asOf
      WITH offer ORDER BY offer.offeredOn DESC, offer.id DESC
      RETURN head(collect(offer)) AS offer
    }
    WITH municipality, kind, offer,
      CASE WHEN offer IS NULL THEN 'NOT_OFFERED'
           WHEN offer.answer IS NULL OR offer.answeredOn > $asOf THEN 'UNANSWERED'
           WHEN offer.answer = 'NO' THEN 'DECLINED' END AS state
    // A yes that came to nothing is no offer that waits.
    WHERE state IS NOT NULL
    WITH *, CASE state WHEN 'UNANSWERED' THEN offer.offeredOn WHEN 'DECLINED' THEN offer.answeredOn END AS since
    RETURN municipality AS municipality, kind AS kind, state AS state, since AS since, offer AS offer,
      CASE WHEN since IS NOT NULL THEN duration.inDays(since, $asOf).days END AS days

  }
  RETURN collect({municipality: municipality, kind: kind, state: state, since: since, offer: offer, days: days}) AS c0
}
RETURN COLLECT {
  UNWIND c0 AS e0
  WITH e0 ORDER BY CASE e0.state WHEN 'NOT_OFFERED' THEN 0 WHEN 'UNANSWERED' THEN 1 ELSE 2 END, coalesce(toString(e0.since), ''), e0.municipality.id, e0.kind
  RETURN [head(COLLECT {
    UNWIND e0.municipality AS n0
    RETURN [n0.id, n0.name]
  }), e0.kind, e0.state, toString(e0.since), e0.days]
} AS answer
// parameters: {"asOf": "2026-11-24", "given": {}, "within": ["prepared"]}
