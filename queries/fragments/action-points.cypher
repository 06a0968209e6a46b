/*
name = "action-points"
inputs = []
parameters = ["asOf", "territory", "within"]
weight = 3

[columns]
responsible = "node: the post or organization whose they are; null where the minutes name nobody"
open = "Action points that are not done."
overdue = "Those of them whose deadline has passed."
undated = "Those of them that have no deadline."
oldest = "The earliest deadline of them; null where none has one."
points = "nodes: the open ones, by deadline."
*/
MATCH (forum:Forum)-[:HAS_MEETING]->(meeting:Meeting)-[:HAS_ACTION_POINT]->(point:ActionPoint)
WHERE holds(forum) AND was_held(meeting) AND (point.doneOn IS NULL OR point.doneOn > $asOf) AND forum_within(forum)
OPTIONAL MATCH (point)-[:ASSIGNED_TO]->(responsible)
WITH responsible, point ORDER BY point.deadline IS NULL, point.deadline, point.id
WITH responsible, collect(point) AS points
RETURN responsible AS responsible, size(points) AS open, size([p IN points WHERE p.deadline < $asOf]) AS overdue,
  size([p IN points WHERE p.deadline IS NULL]) AS undated, points[0].deadline AS oldest, points AS points
