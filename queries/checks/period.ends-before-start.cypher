/*
id = "period.ends-before-start"
title = "Periods that end before they start"
explanation = "Such a period holds on no day. So does one of which it is said both when it ended and that nobody knows."
severity = "ERROR"
remedy = "Correct the days."
*/
MATCH (n:Node)
UNWIND [['validFrom', n.validFrom, n.validTo], ['signedOn', n.signedOn, n.validTo],
  ['startedOn', n.startedOn, n.endedOn], ['recordedOn', n.recordedOn, n.validTo],
  ['offeredOn', n.offeredOn, n.answeredOn]] AS period
WITH n, period[0] AS name, period[1] AS first, period[2] AS last WHERE last < first
RETURN n.id AS subject, name + ' is ' + toString(first) + ', and it ended on ' + toString(last) AS detail
UNION ALL
MATCH (n:Node) WHERE n.endKnown = false AND n.validTo IS NOT NULL
RETURN n.id AS subject, 'nobody knows when it ended, yet validTo is ' + toString(n.validTo) AS detail
UNION ALL
MATCH (a:Node)-[t]->(b:Node) WHERE t.validTo < t.validFrom
RETURN a.id + ' -[' + type(t) + ']-> ' + b.id AS subject,
  'validFrom is ' + toString(t.validFrom) + ', and it ended on ' + toString(t.validTo) AS detail
UNION ALL
MATCH (a:Node)-[t]->(b:Node) WHERE t.endKnown = false AND t.validTo IS NOT NULL
RETURN a.id + ' -[' + type(t) + ']-> ' + b.id AS subject,
  'nobody knows when it ended, yet validTo is ' + toString(t.validTo) AS detail
