/*
name = "cadence"
inputs = []
parameters = ["asOf", "windowStart", "territory", "within", "kinds"]
weight = 4

[columns]
forum = "node: a forum in force"
held = "Meetings held in the last 12 months."
cancelled = "Meetings of the last 12 months that were cancelled."
planned = "Meetings that are planned after the day."
latest = "The day of the latest meeting held; null where none was."
next = "The day of the next planned meeting; null where none is planned."
expected = "Meetings in 12 months that are expected of it; null of what is no council."
byAgreement = "Whether its own agreement asks for so many; otherwise the guide's two (§4.1.2)."
due = "The first day on which what was held is not enough; null where nothing is expected or nothing was ever enough."
state = "ON_TRACK: enough is held and planned for that day; AT_RISK: too little is planned; OVERDUE: the day has come."
*/
MATCH (forum:Forum)
WHERE holds(forum) AND ($kinds IS NULL OR any(kind IN forum.forumKinds WHERE kind IN $kinds)) AND forum_within(forum)
CALL (forum) {
  OPTIONAL MATCH (forum)-[regulated:REGULATED_BY]->(agreement:Agreement)
  WHERE holds(regulated) AND standing(agreement)
  WITH forum, max(agreement.meetingsPerYear) AS agreed
  RETURN CASE WHEN council(forum) THEN CASE WHEN agreed > 2 THEN agreed ELSE 2 END END AS expected,
    council(forum) AND coalesce(agreed > 2, false) AS byAgreement
}
CALL (forum) {
  OPTIONAL MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
  WITH m ORDER BY m.heldOn DESC, m.id
  WITH collect(m) AS all
  RETURN [m IN all WHERE was_held(m) | m.heldOn] AS past,
    [m IN all WHERE m.heldOn > $asOf AND NOT m.cancelled | m.heldOn] AS coming,
    size([m IN all WHERE m.cancelled AND $windowStart < m.heldOn AND m.heldOn <= $asOf]) AS cancelled
}
// A meeting counts for 12 months: up to, not including, the day with its date a year later (1 March for 29 February).
WITH *, [d IN past | CASE WHEN d + duration({months: 12}) - duration({months: 12}) = d THEN d + duration({months: 12})
                          ELSE d + duration({months: 12, days: 1}) END] AS counts,
  CASE WHEN forum.validFrom IS NOT NULL THEN forum.validFrom + duration({months: 12}) END AS grown
WITH *, head([i IN range(0, size(past) - coalesce(expected, size(past) + 1)) WHERE past[i] < counts[i + expected - 1] |
              counts[i + expected - 1]]) AS enoughUntil
WITH *, CASE WHEN expected IS NULL THEN null WHEN enoughUntil IS NULL OR grown > enoughUntil THEN grown
             ELSE enoughUntil END AS due
RETURN forum AS forum, size([d IN past WHERE d > $windowStart]) AS held, cancelled AS cancelled,
  size(coming) AS planned, head(past) AS latest, last(coming) AS next, expected AS expected,
  byAgreement AS byAgreement, due AS due,
  CASE WHEN expected IS NULL THEN null WHEN due IS NULL OR due <= $asOf THEN 'OVERDUE'
       WHEN size([d IN past + coming WHERE d <= due AND d > due - duration({months: 12})]) >= expected THEN 'ON_TRACK'
       ELSE 'AT_RISK' END AS state
