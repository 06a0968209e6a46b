/*
name = "offers-open"
inputs = []
parameters = ["asOf", "within"]
weight = 3

[columns]
municipality = "node: the municipality"
kind = "AGREEMENT or COUNCIL."
state = "NOT_OFFERED, UNANSWERED or DECLINED."
since = "The day of the offer, or of the no; null where there was none, or the day of the no is not known."
offer = "node: the latest offer; null where there was none"
days = "Days since then."
*/
MATCH (municipality:Municipality)
WHERE holds(municipality) AND ($within IS NULL OR municipality.id IN $within.parts)
UNWIND ['AGREEMENT', 'COUNCIL'] AS kind
// Who has what is offered needs no offer.
WITH municipality, kind
WHERE NOT CASE kind
  WHEN 'AGREEMENT' THEN EXISTS {
    MATCH (municipality)<-[:HAS_PARTY]-(agreement:Agreement)
    WHERE 'COOPERATION' IN agreement.agreementKinds AND standing(agreement) }
  ELSE EXISTS {
    MATCH (municipality)<-[over:FOR_TERRITORY]-(forum:Forum)
    WHERE holds(over) AND holds(forum) AND council(forum) } END
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
