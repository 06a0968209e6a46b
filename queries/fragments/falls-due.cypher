/*
name = "falls-due"
inputs = []
parameters = ["asOf", "actor", "days"]
weight = 9

[columns]
kind = "MEETING, MINUTES, ACTION_POINT, AGREEMENT_REVISION, AGREEMENT_END, EVALUATION, RECORD_END, PLAN_END or ASSIGNMENT_END."
on = "The day that it falls on."
overdue = "Whether that day has passed: what is open and overdue is told too."
thing = "node: the meeting, action point, agreement, evaluation, record, plan or assignment"
about = "node: the forum, agreement, model, post or organization that it is of"
*/
MATCH (who:Node {id: $actor})
WHERE who:Actor OR who:Forum
WITH who, $asOf + duration({days: CASE WHEN $days < 0 THEN 0 WHEN $days > 3660 THEN 3660 ELSE $days END}) AS until
// What it stands for: itself, and of an organization its parts and all their posts.
CALL (who) {
  OPTIONAL MATCH (who)<-[inside:PART_OF*0..6]-(part:Organization)
  WHERE who:Organization AND all(step IN inside WHERE holds(step)) AND holds(part)
  OPTIONAL MATCH (part)<-[:POST_IN]-(post:Post)
  RETURN [who] + collect(DISTINCT part) + collect(DISTINCT post) AS own
}
CALL (own) {
  UNWIND own AS one
  OPTIONAL MATCH (one)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(forum:Forum)
  WHERE holds(seat) AND sits(seat) AND holds(forum)
  // A forum has all that falls due in it, whoever sits there.
  WITH seat, coalesce(forum, CASE WHEN one:Forum AND holds(one) THEN one END) AS forum
  RETURN collect(DISTINCT forum) AS forums,
    collect(DISTINCT CASE WHEN seat IS NULL OR seat.membershipRole = 'SECRETARY' THEN forum END) AS written
}
CALL (own) {
  UNWIND own AS one
  MATCH (one)-[by:HAS_PARTY|REGULATED_BY]-(agreement:Agreement)
  WHERE standing(agreement) AND holds(by)
  RETURN collect(DISTINCT agreement) AS agreements
}
CALL (own) {
  UNWIND own AS one
  OPTIONAL MATCH (one)<-[:CHOSEN_BY]-(model:PreventionModel)
  WHERE holds(model)
  RETURN collect(DISTINCT model) AS models
}
CALL (own, forums, written, agreements, models, until) {
  UNWIND forums AS forum
  MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
  WHERE $asOf < m.heldOn AND m.heldOn <= until AND NOT m.cancelled
  RETURN 'MEETING' AS kind, m.heldOn AS on, m AS thing, forum AS about
  UNION ALL
  WITH written, until
  UNWIND written AS forum
  MATCH (forum)-[:HAS_MEETING]->(m:Meeting)
  WHERE was_held(m) AND (m.minutesOn IS NULL OR m.minutesOn > $asOf)
    AND m.heldOn + duration({days: 30}) <= until
  RETURN 'MINUTES' AS kind, m.heldOn + duration({days: 30}) AS on, m AS thing, forum AS about
  UNION ALL
  WITH own, until
  UNWIND own AS one
  CALL (one) {
    MATCH (one)<-[:ASSIGNED_TO]-(point:ActionPoint)<-[:HAS_ACTION_POINT]-(m:Meeting)
    RETURN point, m
    UNION
    MATCH (one)-[:HAS_MEETING]->(m:Meeting)-[:HAS_ACTION_POINT]->(point:ActionPoint)
    RETURN point, m
  }
  MATCH (m)<-[:HAS_MEETING]-(forum:Forum)
  WHERE was_held(m) AND (point.doneOn IS NULL OR point.doneOn > $asOf) AND point.deadline <= until
  RETURN 'ACTION_POINT' AS kind, point.deadline AS on, point AS thing, forum AS about
  UNION ALL
  WITH agreements, until
  UNWIND agreements AS agreement
  WITH agreement, until WHERE agreement.nextRevisionOn <= until
  RETURN 'AGREEMENT_REVISION' AS kind, agreement.nextRevisionOn AS on, agreement AS thing, agreement AS about
  UNION ALL
  WITH agreements, until
  UNWIND agreements AS agreement
  WITH agreement, until WHERE agreement.validTo <= until
  RETURN 'AGREEMENT_END' AS kind, agreement.validTo AS on, agreement AS thing, agreement AS about
  UNION ALL
  WITH forums, agreements, models, until
  UNWIND forums + agreements + models AS subject
  CALL (subject) {
    MATCH (subject)<-[:EVALUATES]-(e:Evaluation)
    WHERE e.evaluatedOn <= $asOf
    WITH e ORDER BY e.evaluatedOn DESC, e.id DESC
    RETURN head(collect(e)) AS latest
  }
  WITH subject, latest, until WHERE latest.nextOn <= until
  RETURN 'EVALUATION' AS kind, latest.nextOn AS on, latest AS thing, subject AS about
  UNION ALL
  WITH own, until
  UNWIND own AS one
  OPTIONAL MATCH (one)-[:HAS_ASSIGNMENT]->(a:Assignment)
  WHERE holds(a)
  UNWIND [one] + CASE WHEN a IS NULL THEN [] ELSE [a] END AS subject
  MATCH (subject)<-[:RECORDS]-(record:Record)
  WHERE recorded(record) AND record.validTo <= until
  WITH DISTINCT record, one
  RETURN 'RECORD_END' AS kind, record.validTo AS on, record AS thing, one AS about
  UNION ALL
  WITH forums, until
  UNWIND forums AS forum
  MATCH (forum)-[:HAS_PLAN]->(plan:Plan)
  WHERE holds(plan) AND plan.validTo <= until
  RETURN 'PLAN_END' AS kind, plan.validTo AS on, plan AS thing, forum AS about
  UNION ALL
  WITH own, until
  UNWIND own AS one
  MATCH (one)-[:HAS_ASSIGNMENT]->(a:Assignment)
  WHERE holds(a) AND a.validTo <= until
  RETURN 'ASSIGNMENT_END' AS kind, a.validTo AS on, a AS thing, one AS about
}
RETURN kind AS kind, on AS on, on < $asOf AS overdue, thing AS thing, about AS about
