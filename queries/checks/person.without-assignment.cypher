/*
id = "person.without-assignment"
title = "Persons who hold and have held no post"
explanation = "The register has persons only because they hold posts. Without one there is no reason to keep a name."
severity = "WARNING"
remedy = "Register the assignment, or erase the person: samordning erase-person ID --reason TEXT"
*/
MATCH (n:Person) WHERE NOT EXISTS { (n)<-[:HELD_BY]-() }
RETURN n.id AS subject, 'has no assignment' AS detail
