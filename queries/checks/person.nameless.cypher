/*
id = "person.nameless"
title = "Persons without a name who are not erased, or erased ones of whom something is left"
explanation = "A person has a name until they are erased, and nothing of it afterwards."
severity = "ERROR"
remedy = "Register the name, or erase the person again: samordning erase-person ID --reason TEXT"
*/
MATCH (n:Person) WHERE n.erasedOn IS NULL AND n.name IS NULL
RETURN n.id AS subject, 'has no name, and was not erased' AS detail
UNION ALL
MATCH (n:Person) WHERE n.erasedOn IS NOT NULL AND coalesce(n.name, n.workEmail, n.workPhone) IS NOT NULL
RETURN n.id AS subject, 'was erased, and something of it is left' AS detail
