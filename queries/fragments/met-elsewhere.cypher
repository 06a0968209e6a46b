/*
name = "met-elsewhere"
inputs = []
parameters = ["evaluationKeys", "municipality", "bindings", "asOf"]
weight = 10

[columns]
ruleId = "a rule that the municipality does not meet, or not everywhere"
unmet = "nodes: its findings with a gap, an exception, or of which we have not heard"
alike = "How many other municipalities as large the rule applies to."
met = "How many of them meet it in all their findings."
places = "Some of those that meet it, near ones first, each with a finding that says how; at most five."
*/
MATCH (home:Node&Municipality {id: $municipality})
CALL (home) {
  WITH home AS place
  {{inhabitants}}
}
WITH home, size AS homeSize
CALL (home) {
  OPTIONAL MATCH (home)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
  WHERE holds(lies)
  RETURN collect(area) AS homeAreas
}
CALL (home, homeSize, homeAreas) {
  MATCH (place:Municipality)
  WHERE holds(place) AND place <> home
  CALL (place) {
    {{inhabitants}}
  }
  WITH place, inhabitants, homeAreas WHERE size = homeSize
  OPTIONAL MATCH (place)-[lies:IN_COUNTY|IN_POLICE_DISTRICT]->(area:Organization)
  WHERE holds(lies) AND area IN homeAreas
  WITH place, inhabitants, collect(area) AS shared
  RETURN collect({municipality: place, inhabitants: inhabitants, sameCounty: any(area IN shared WHERE area:County),
    sameDistrict: any(area IN shared WHERE area:PoliceDistrict)}) AS others
}
MATCH (home)<-[:KEPT_PLACE]-(own:KeptFinding)
WHERE own.evaluationKey IN $evaluationKeys AND own.binding IN $bindings AND own.verdict IN ['GAP', 'UNKNOWN', 'WAIVED']
WITH others, own ORDER BY own.verdict, own.id
WITH others, own.evaluationKey AS key, own.ruleId AS ruleId, collect(own) AS unmet
CALL (others, key) {
  UNWIND others AS other
  WITH other, other.municipality AS place, key
  MATCH (place)<-[:KEPT_PLACE]-(f:KeptFinding)
  WHERE f.evaluationKey = key AND f.verdict <> 'NOT_APPLICABLE'
  WITH other, f ORDER BY f.id
  WITH other, collect(f) AS found
  WITH other, head(found) AS how, all(f IN found WHERE f.verdict = 'MET') AS whole
  ORDER BY other.sameDistrict OR other.sameCounty DESC, other.municipality.nameSort, other.municipality.id
  RETURN count(*) AS alike, count(CASE WHEN whole THEN 1 END) AS met,
    collect(CASE WHEN whole THEN other {.*, how: how} END)[..5] AS places
}
RETURN ruleId AS ruleId, unmet AS unmet, alike AS alike, met AS met, places AS places
