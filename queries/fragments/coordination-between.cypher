/*
name = "coordination-between"
inputs = []
parameters = ["a", "b", "asOf", "today", "windowStart", "agreementSince", "granularity", "includeWide"]
weight = 22

[columns]
a = "node: the one actor, as it is counted"
b = "node: the other actor, as it is counted"
internal = "Whether both are counted as one and the same."
step = "As in coordination."
since = "As in coordination."
lastActive = "As in coordination."
dormant = "As in coordination; true where they share nothing."
projected = "As in coordination."
sameSide = "As in coordination."
skipped = "As in coordination."
gaps = "As in coordination."
evidence = "As in coordination."
arenas = "As in coordination; empty where they share nothing."
*/
MATCH (one:Node&Actor {id: $a})
CALL (one) {
  WITH one AS who
  {{counted-as}}
}
WITH base AS actor, police AS actorPolice
MATCH (two:Node&Actor {id: $b})
CALL (two) {
  WITH two AS who
  {{counted-as}}
}
WITH actor, base AS other, actorPolice = police AS sameSide
// One row, whether or not they share anything.
CALL (actor, other) {
  CALL (actor) {
    {{coordination includeInternal=false}}
  }
  WITH other, partner, step, since, lastActive, dormant, skipped, gaps, evidence, arenas
  WHERE partner = other
  RETURN head(collect({step: step, since: since, lastActive: lastActive, dormant: dormant, skipped: skipped,
    gaps: gaps, evidence: evidence, arenas: arenas})) AS found
}
RETURN actor AS a, other AS b, actor = other AS internal, found.step AS step, found.since AS since,
       found.lastActive AS lastActive, coalesce(found.dormant, true) AS dormant, $asOf > $today AS projected,
       sameSide AS sameSide, coalesce(found.skipped, []) AS skipped, coalesce(found.gaps, []) AS gaps,
       coalesce(found.evidence, []) AS evidence, coalesce(found.arenas, []) AS arenas
