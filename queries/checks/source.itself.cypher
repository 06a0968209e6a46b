/*
id = "source.itself"
title = "Sources that name another source than themselves"
explanation = "A Source is where the chain ends: its own source is itself."
severity = "ERROR"
remedy = "Let the Source name itself."
*/
MATCH (n:Source) WHERE n.source <> n.id
RETURN n.id AS subject, 'names ' + n.source AS detail
