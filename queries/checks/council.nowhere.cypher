/*
id = "council.nowhere"
title = "Councils that are for no place"
explanation = "A police council is for a municipality or a city district (guide §4). Without one it counts in no place, and no rule judges it."
severity = "WARNING"
remedy = "Tie it to the municipalities or city districts that it is for, with the day from which it is."
*/
MATCH (f:Forum)
WHERE council(f) AND NOT EXISTS { (f)-[:FOR_TERRITORY]->() }
RETURN f.id AS subject, 'is for no municipality or city district' AS detail
