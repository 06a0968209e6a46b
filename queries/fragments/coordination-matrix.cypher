/*
name = "coordination-matrix"
inputs = []
parameters = ["territory", "asOf", "today", "windowStart", "agreementSince", "granularity", "includeWide", "limit"]
weight = 24

[columns]
territory = "node: the territory"
actors = "nodes: who is in it, by name"
pairs = "Who of them coordinates with whom, each pair once: {a, b, internal} and the columns of coordination."
meta = "What was cut: {resultMode, found, shown}."
*/
MATCH (territory:Node {id: $territory})
WHERE territory:County OR territory:PoliceDistrict OR territory:Municipality
CALL (territory) {
  OPTIONAL MATCH (territory)<-[lies:IN_COUNTY|IN_POLICE_DISTRICT]-(part:Municipality)
  WHERE holds(lies) AND holds(part)
  WITH territory, collect(DISTINCT part) AS parts
  RETURN CASE WHEN parts = [] AND territory:Municipality THEN [territory] ELSE parts END AS places
}
// Around the municipalities: the counties and police districts that they lie in.
CALL (places) {
  UNWIND places AS place
  MATCH (place)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(around:Organization)
  WHERE holds(lies) AND holds(around)
  RETURN collect(DISTINCT around) AS arounds
}
WITH territory, places + [each IN arounds WHERE NOT each IN places] AS tops
CALL (tops) {
  UNWIND tops AS top
  OPTIONAL MATCH path = (top)<-[:PART_OF*1..6]-(part:Organization)
  WHERE $granularity <> 'TOP' AND all(r IN relationships(path) WHERE holds(r)) AND holds(part)
  WITH top, collect(part) AS parts
  UNWIND [top] + parts AS organization
  OPTIONAL MATCH (organization)<-[:POST_IN]-(post:Post)
  WHERE $granularity = 'POST'
  WITH DISTINCT CASE $granularity WHEN 'POST' THEN post ELSE organization END AS actor
  ORDER BY coalesce(actor.nameSort, actor.name), actor.id
  RETURN collect(actor) AS actors
}
CALL (actors) {
  UNWIND actors AS actor
  CALL (actor) {
    {{coordination includeInternal=false}}
  }
  WITH actors, actor, partner, step, since, lastActive, dormant, projected, sameSide, skipped, gaps, evidence,
    arenas
  WHERE actor.id < partner.id AND partner IN actors
  WITH * ORDER BY coalesce(-step, 0), coalesce(actor.nameSort, actor.name), actor.id,
    coalesce(partner.nameSort, partner.name), partner.id
  RETURN collect({a: actor, b: partner, internal: false, step: step, since: since, lastActive: lastActive,
    dormant: dormant, projected: projected, sameSide: sameSide, skipped: skipped, gaps: gaps, evidence: evidence,
    arenas: arenas}) AS found
}
WITH territory, actors, found, CASE WHEN $limit < 0 THEN 0 WHEN $limit > 2000 THEN 2000 ELSE $limit END AS most
RETURN territory AS territory, actors AS actors, found[0..most] AS pairs,
       {resultMode: CASE WHEN size(found) > most THEN 'TRUNCATED' ELSE 'EXACT' END, found: size(found),
        shown: size(found[0..most])} AS meta
