/*
name = "first-steps"
inputs = []
parameters = ["steps"]
weight = 3

[columns]
place = "Where it stands: 1 is first."
ruleId = "A rule that names the change."
change = "The change, as it is kept."
targets = "nodes: what has to be changed"
findings = "nodes: the gaps that it closes and no step before it does, the most binding first."
closes = "How many they are."
requirements = "How many of them are requirements."
responsible = "Whose move it is, as the rules say; several where they differ."
inhabitants = "Who lives in the municipalities that they are about."
closed = "How many this step and those before it close."
share = "The same as a share of all gaps that something can be changed for."
found = "How many steps close all of them."
*/
UNWIND $steps AS step
CALL (step) {
  UNWIND step.targets AS id
  MATCH (target:Node {id: id})
  RETURN collect(target) AS targets
}
CALL (step) {
  UNWIND step.findings AS id
  MATCH (finding:KeptFinding {id: id})
  RETURN collect(finding) AS findings
}
RETURN step.place AS place, step.ruleId AS ruleId, step.change AS change, targets AS targets, findings AS findings,
  step.closes AS closes, step.requirements AS requirements, step.responsible AS responsible,
  step.inhabitants AS inhabitants, step.closed AS closed, step.share AS share, step.found AS found
