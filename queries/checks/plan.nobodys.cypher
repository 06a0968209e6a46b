/*
id = "plan.nobodys"
title = "Plans and measures that are nobody's"
explanation = "A plan is a forum's, or somebody is responsible for it; a measure is a plan's, or somebody is responsible for it. Otherwise no question leads to it."
severity = "WARNING"
remedy = "Tie it to its forum, its plan or its responsible parties."
*/
MATCH (n:Plan) WHERE NOT EXISTS { (n)<-[:HAS_PLAN|RESPONSIBLE_FOR]-() }
RETURN n.id AS subject, 'a plan without forum and responsible party' AS detail
UNION ALL
MATCH (n:Measure) WHERE NOT EXISTS { (n)<-[:HAS_MEASURE|RESPONSIBLE_FOR]-() }
RETURN n.id AS subject, 'a measure without plan and responsible party' AS detail
