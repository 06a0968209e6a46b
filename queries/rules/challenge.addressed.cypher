/*
id = "challenge.addressed"
version = 1
binding = "RECOMMENDATION"
wording = "finne felles løsninger"
responsible = "BOTH"
guide = "§2"
subject = ["Agreement|Forum", "Challenge"]
topic = "PLANS"
police-facts = false
not-applicable = false

[title]
nb = "Innsatsområdet har en plan, et tiltak eller en egen avtale"
nn = "Innsatsområdet har ein plan, eit tiltak eller ein eigen avtale"
en = "The focus area has a plan, a measure or an agreement of its own"

[explanation]
nb = "For hvert innsatsområde i en avtale eller et forum gjelder en plan, et tiltak eller en avtale om bare den utfordringen, mellom partene. Avtalen som nevner området, teller ikke selv. Et forums egen plan er mellom partene; ellers må to av dem ha ansvar."
nn = "For kvart innsatsområde i ein avtale eller eit forum gjeld ein plan, eit tiltak eller ein avtale om berre den utfordringa, mellom partane. Avtalen som nemner området, tel ikkje sjølv. Planen til eit forum er mellom partane; elles må to av dei ha ansvar."
en = "For each focus area of an agreement or a forum there is a plan, a measure or an agreement about that challenge alone, in force among the parties. The agreement that names the area does not count itself. A forum's own plan is among its parties; otherwise two of them must be responsible."

[applies-to]
nb = "Hvert innsatsområde i en avtale som gjelder eller et forum som er i gang; ingen er unntatt."
nn = "Kvart innsatsområde i ein avtale som gjeld eller eit forum som er i gang; ingen er unnatekne."
en = "Every focus area of an agreement or a forum in force; none is exempt."

[remedy]
nb = "Partene vedtar en plan eller et tiltak for utfordringen, eller inngår en avtale om den."
nn = "Partane vedtek ein plan eller eit tiltak for utfordringa, eller inngår ein avtale om ho."
en = "The parties adopt a plan or a measure for the challenge, or make an agreement about it."

[validity]

[texts.addressed]
nb = "{what} gjelder og retter seg mot {challenge}"
nn = "{what} gjeld og rettar seg mot {challengeNn}"
en = "{what} is in force and addresses {challengeEn}"
[texts.none]
nb = "Ingen plan, tiltak eller egen avtale mot {challenge} er registrert mellom partene i {naming}"
nn = "Ingen plan, tiltak eller eigen avtale mot {challengeNn} er registrert mellom partane i {naming}"
en = "No plan, measure or agreement of its own on {challengeEn} is registered among the parties of {naming}"
[texts.expected]
nb = "En plan, et tiltak eller en egen avtale mot {challenge}"
nn = "Ein plan, eit tiltak eller ein eigen avtale mot {challengeNn}"
en = "A plan, a measure or an agreement of its own on {challengeEn}"
[texts.counts]
nb = "Planer, tiltak og avtaler mot utfordringen mellom partene: {found}"
nn = "Planar, tiltak og avtalar mot utfordringa mellom partane: {found}"
en = "Plans, measures and agreements on the challenge among the parties: {found}"
[texts.sought]
nb = "En plan, et tiltak eller en avtale mot {challenge} mellom partene i {naming}"
nn = "Ein plan, eit tiltak eller ein avtale mot {challengeNn} mellom partane i {naming}"
en = "A plan, measure or agreement on {challengeEn} among the parties of {naming}"
[texts.adopt]
nb = "Vedta en plan eller et tiltak mot {challenge} mellom partene i {naming}"
nn = "Vedta ein plan eller eit tiltak mot {challengeNn} mellom partane i {naming}"
en = "Adopt a plan or a measure on {challengeEn} among the parties of {naming}"
*/
// Agreements that stand and forums in force that name focus areas, with their parties: posts speak for their own.
CALL () {
  MATCH (n:Agreement)-[:HAS_PARTY]->(o:Organization)
  WHERE standing(n)
  RETURN n, o
  UNION
  MATCH (n:Forum)
  WHERE holds(n)
  OPTIONAL MATCH (n)-[:HAS_MEMBERSHIP]->(s:Membership)-[:OF_MEMBER]->(x)
  WHERE holds(s) AND sits(s)
  OPTIONAL MATCH (x)-[:POST_IN]->(home:Organization)
  RETURN n, coalesce(home, x) AS o
}
WITH n, o
WHERE EXISTS { (n)-[:FOCUSES_ON]->() }
// The whole that each party is part of, found once: a police district, a municipality, whoever is part of nothing.
WITH o, collect(n) AS naming
CALL (o) {
  MATCH (o)-[parts:PART_OF*0..4]->(top:Organization)
  WHERE all(x IN parts WHERE holds(x)) AND NOT EXISTS {
    MATCH (top)-[part:PART_OF]->()
    WHERE holds(part)
  }
  RETURN collect(top) AS whole
}
UNWIND naming AS n
UNWIND CASE size(whole) WHEN 0 THEN [null] ELSE whole END AS top
WITH n, collect(DISTINCT top) AS parties
// What any two of them do together is found from those that are not the police, if there are such.
WITH n, parties, [x IN parties WHERE NOT of_police(x)] AS others
UNWIND CASE WHEN size(others) > 0 THEN others WHEN size(parties) > 0 THEN parties ELSE [null] END AS seed
WITH seed, collect({naming: n, parties: parties}) AS pairs
CALL (seed) {
  MATCH (seed)<-[parts:PART_OF*0..4]-(o:Organization)
  WHERE all(x IN parts WHERE holds(x))
  CALL (o) {
    // What has ended tells since when nothing is in force.
    MATCH (o)-[does:RESPONSIBLE_FOR]->(y:Plan|Measure)-[:ADDRESSES]->(about:Challenge)
    WHERE holds(does) AND holds(y) OR y.validTo <= $asOf OR y.endKnown IS NOT NULL
    WITH y, collect(DISTINCT about) AS addressed
    MATCH (y)<-[with:RESPONSIBLE_FOR]-(party:Organization)
    WHERE holds(with) OR y.validTo <= $asOf OR y.endKnown IS NOT NULL
    RETURN y, addressed, party
    UNION
    MATCH (o)<-[:HAS_PARTY]-(y:Agreement)-[on:FOCUSES_ON]->(about:Challenge)
    WHERE standing(y) AND holds(on) OR y.signedOn <= $asOf AND y.validTo <= $asOf
    WITH y, collect(DISTINCT about) AS addressed
    WHERE size(addressed) = 1
    MATCH (y)-[:HAS_PARTY]->(party:Organization)
    RETURN y, addressed, party
  }
  WITH DISTINCT y, addressed, party
  MATCH (party)-[parts:PART_OF*0..4]->(top:Organization)
  WHERE all(x IN parts WHERE holds(x)) AND NOT EXISTS {
    MATCH (top)-[part:PART_OF]->()
    WHERE holds(part)
  }
  WITH y, addressed, collect(DISTINCT top) AS by
  RETURN collect({act: y, addressed: addressed, by: by}) AS acts
}
UNWIND pairs AS pair
WITH pair.naming AS n, pair.parties AS parties, [x IN acts WHERE x.act <> pair.naming
  AND size([party IN x.by WHERE party IN pair.parties]) >= CASE size(pair.parties) WHEN 1 THEN 1 ELSE 2 END] AS acts
WITH n, parties, reduce(all = [], some IN collect(acts) | all + some) AS acts
CALL (n) {
  MATCH (n)-[lies:FOR_TERRITORY]->(place)
  WHERE holds(lies) AND holds(place)
  OPTIONAL MATCH (place)-[part:PART_OF]->(around:Municipality)
  WHERE holds(part) AND holds(around)
  RETURN collect(DISTINCT place) AS territory, collect(DISTINCT around) AS arounds
}
WITH n, parties, acts, territory, arounds, [x IN parties WHERE x:Municipality] AS municipal
WITH n, acts, arounds, CASE
    WHEN size(territory) > 0 THEN territory WHEN size(municipal) > 0 THEN municipal
    ELSE [x IN parties WHERE x:PoliceDistrict OR x:County] END AS where
MATCH (n)-[focus:FOCUSES_ON]->(c:Challenge)
WHERE holds(focus) AND size(where) > 0
WITH n, c, acts, arounds, where, min(begun(focus)) AS named
WITH [n, c] AS subjects, where AS places, n, c, acts, named, where + arounds AS attestedFor
CALL (n, c, acts) {
  CALL (n, c, acts) {
    UNWIND acts AS x
    WITH x.act AS y, x.addressed AS addressed, c
    WHERE c IN addressed
    RETURN y
    UNION
    // The forum's own plan, and the measures of its plans.
    MATCH (n)-[:HAS_PLAN]->(y:Plan)-[:ADDRESSES]->(c)
    WHERE holds(y) OR y.validTo <= $asOf OR y.endKnown IS NOT NULL
    RETURN y
    UNION
    MATCH (n)-[:HAS_PLAN]->(:Plan)-[:HAS_MEASURE]->(y:Measure)-[:ADDRESSES]->(c)
    WHERE holds(y) OR y.validTo <= $asOf OR y.endKnown IS NOT NULL
    RETURN y
  }
  WITH y, y.validTo <= $asOf OR y.endKnown IS NOT NULL AS ended ORDER BY y.id
  RETURN collect(CASE WHEN coalesce(NOT ended, true) THEN y END) AS found,
    max(CASE WHEN ended THEN y.validTo END) AS over, count(y.endKnown) AS vague
}
WITH *, size(found) > 0 AS met, coalesce(c.nameNn, c.name) AS nynorsk, coalesce(c.nameEn, c.name) AS english,
  reduce(first = null, y IN found | CASE WHEN first < coalesce(begun(y), y.signedOn) THEN first
    ELSE coalesce(begun(y), y.signedOn, first) END) AS first
WITH *, [named, CASE WHEN met THEN first WHEN vague = 0 THEN coalesce(over, named) END] AS days
RETURN subjects, places, attestedFor, CASE WHEN met THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE WHEN met THEN {code: 'addressed', args: {
      what: found[0].name, challenge: c.name, challengeNn: nynorsk, challengeEn: english}}
    ELSE {code: 'none', args: {
      naming: n.name, challenge: c.name, challengeNn: nynorsk, challengeEn: english}} END AS reason,
  {code: 'expected', args: {challenge: c.name, challengeNn: nynorsk, challengeEn: english}} AS expected,
  {code: 'counts', args: {found: size(found)}} AS observed, [] AS warnings, found AS evidence,
  CASE WHEN met THEN [] ELSE [{code: 'sought', args: {
    naming: n.name, challenge: c.name, challengeNn: nynorsk, challengeEn: english}}] END AS sought,
  latest(days) AS since, null AS dueBy,
  CASE WHEN NOT met THEN {code: 'adopt', args: {
      naming: n.name, challenge: c.name, challengeNn: nynorsk, challengeEn: english},
    mending: 'NOW', on: null, targets: [n.id, c.id]} END AS change
