/*
name = "paper-and-practice"
inputs = []
parameters = ["asOf", "windowStart", "territory", "within"]
weight = 6

[columns]
kind = "IDLE_AGREEMENT, IDLE_FORUM, NO_AGREEMENT, FOCUS_WITHOUT_MEASURE or MEASURE_WITHOUT_FOCUS."
thing = "node: the agreement, forum or measure"
challenge = "node: the focus area without a measure, or what the measure is for; null of the others"
latest = "The latest day on which something happened in it; null where nothing did, or it is not asked."
*/
CALL () {
  // An agreement with no revision, evaluation or meeting of a forum that it regulates in the window.
  MATCH (thing:Agreement)
  WHERE standing(thing) AND 'COOPERATION' IN thing.agreementKinds
    AND ($within IS NULL OR EXISTS { MATCH (thing)-[:HAS_PARTY]->(party) WHERE party.id IN $within.parts })
  OPTIONAL MATCH (thing)-[:HAS_REVISION]->(r:AgreementRevision)
  WHERE r.revisedOn <= $asOf
  WITH thing, max(r.revisedOn) AS revised
  OPTIONAL MATCH (thing)<-[:EVALUATES]-(e:Evaluation)
  WHERE e.evaluatedOn <= $asOf
  WITH thing, revised, max(e.evaluatedOn) AS evaluated
  OPTIONAL MATCH (thing)<-[regulated:REGULATED_BY]-(forum:Forum)-[:HAS_MEETING]->(m:Meeting)
  WHERE holds(regulated) AND was_held(m)
  WITH thing, revised, evaluated, max(m.heldOn) AS met
  UNWIND [thing.signedOn, revised, evaluated, met] AS event
  WITH thing, max(event) AS latest
  WHERE latest <= $windowStart
  RETURN 'IDLE_AGREEMENT' AS kind, thing AS thing, null AS challenge, latest AS latest
  UNION ALL
  // A forum a window old, with no held meeting in it.
  MATCH (thing:Forum)
  WHERE holds(thing) AND coalesce(thing.validFrom <= $windowStart, true) AND forum_within(thing)
  OPTIONAL MATCH (thing)-[:HAS_MEETING]->(m:Meeting)
  WHERE was_held(m)
  WITH thing, max(m.heldOn) AS latest
  WHERE coalesce(latest <= $windowStart, true)
  RETURN 'IDLE_FORUM' AS kind, thing AS thing, null AS challenge, latest AS latest
  UNION ALL
  // A council that meets, in a territory of which no municipality has a cooperation agreement.
  MATCH (thing:Forum)-[:HAS_MEETING]->(m:Meeting)
  WHERE holds(thing) AND council(thing) AND held_lately(m) AND forum_within(thing)
  WITH thing, max(m.heldOn) AS latest
  WHERE NOT EXISTS {
      MATCH (thing)-[over:FOR_TERRITORY]->(zone)-[inside:PART_OF*0..1]->(m:Municipality)<-[:HAS_PARTY]-(a:Agreement)
      WHERE holds(over) AND all(step IN inside WHERE holds(step)) AND standing(a) AND 'COOPERATION' IN a.agreementKinds }
  RETURN 'NO_AGREEMENT' AS kind, thing AS thing, null AS challenge, latest AS latest
  UNION ALL
  // A focus area of a forum that no measure in force of its plans is for.
  MATCH (thing:Forum)-[focus:FOCUSES_ON]->(challenge:Challenge)
  WHERE holds(thing) AND holds(focus) AND forum_within(thing)
    AND NOT EXISTS {
      MATCH (thing)-[:HAS_PLAN]->(p:Plan)-[:HAS_MEASURE]->(measure:Measure)-[:ADDRESSES]->(challenge)
      WHERE holds(p) AND holds(measure) }
  RETURN 'FOCUS_WITHOUT_MEASURE' AS kind, thing AS thing, challenge AS challenge, null AS latest
  UNION ALL
  // A measure of a forum's plan, for a challenge that is no focus area of the forum or of its agreement.
  MATCH (forum:Forum)-[:HAS_PLAN]->(p:Plan)-[:HAS_MEASURE]->(thing:Measure)-[:ADDRESSES]->(challenge:Challenge)
  WHERE holds(forum) AND holds(p) AND holds(thing) AND forum_within(forum)
    AND NOT EXISTS { MATCH (forum)-[focus:FOCUSES_ON]->(challenge) WHERE holds(focus) }
    AND NOT EXISTS {
      MATCH (forum)-[regulated:REGULATED_BY]->(a:Agreement)-[focus:FOCUSES_ON]->(challenge)
      WHERE holds(regulated) AND standing(a) AND holds(focus) }
  RETURN DISTINCT 'MEASURE_WITHOUT_FOCUS' AS kind, thing AS thing, challenge AS challenge, null AS latest
}
RETURN kind AS kind, thing AS thing, challenge AS challenge, latest AS latest
