/*
id = "slt.coordinator_links"
version = 1
binding = "RECOMMENDATION"
wording = "være et bindeledd"
responsible = "MUNICIPALITY"
guide = "§6"
subject = ["Municipality"]
topic = "SLT"
police-facts = false
not-applicable = true

[title]
nb = "SLT-koordinatoren er med på alle tre nivåer"
nn = "SLT-koordinatoren er med på alle tre nivåa"
en = "The SLT coordinator takes part on all three levels"

[explanation]
nb = "En SLT-koordinator i besatt stilling er leder, sekretær eller medlem av et SLT-forum for kommunen på hvert av de tre nivåene. Observatør teller ikke."
nn = "Ein SLT-koordinator i ei stilling med nokon i er leiar, sekretær eller medlem av eit SLT-forum for kommunen på kvart av dei tre nivåa. Observatør tel ikkje."
en = "An SLT coordinator whose post is held is chair, secretary or member of an SLT forum for the municipality on each of the three levels. Observers do not count."

[applies-to]
nb = "Kommuner med SLT og en SLT-koordinator i stillingen. Er modell eller koordinator ikke registrert, må noen ha bekreftet at det er riktig, ellers vet vi det ikke."
nn = "Kommunar med SLT og ein SLT-koordinator i stillinga. Er modell eller koordinator ikkje registrert, må nokon ha stadfesta at det stemmer, elles veit vi det ikkje."
en = "Municipalities with SLT and a held coordinator post. Where model or coordinator is not registered, somebody must have attested that this is so; otherwise we do not know."

[remedy]
nb = "Kommunen gir SLT-koordinatoren plass i forumene der den mangler."
nn = "Kommunen gir SLT-koordinatoren plass i foruma der han manglar."
en = "The municipality gives the SLT coordinator a seat in the forums where it lacks one."

[validity]

[texts.linked]
nb = "{post} er med på alle tre nivåer"
nn = "{post} er med på alle tre nivåa"
en = "{post} takes part on all three levels"
[texts.missing]
nb = "{post} er ikke registrert på disse nivåene: {levels}"
nn = "{post} er ikkje registrert på desse nivåa: {levelsNn}"
en = "{post} is not registered on these levels: {levelsEn}"
[texts.vacant]
nb = "Ikke noe å vurdere: {post} er ubesatt"
nn = "Ikkje noko å vurdere: {post} er ledig"
en = "Nothing to judge: {post} is vacant"
[texts.no-coordinator]
nb = "Ingen SLT-koordinator er registrert for {municipality}"
nn = "Ingen SLT-koordinator er registrert for {municipality}"
en = "No SLT coordinator is registered for {municipality}"
[texts.not-slt]
nb = "Kommunen har ikke SLT: {model}"
nn = "Kommunen har ikkje SLT: {model}"
en = "The municipality does not have SLT: {model}"
[texts.model-unknown]
nb = "Ingen forebyggingsmodell er registrert for {municipality}"
nn = "Ingen førebyggingsmodell er registrert for {municipality}"
en = "No prevention model is registered for {municipality}"
[texts.expected]
nb = "Koordinatoren er med i et styrende, et koordinerende og et utførende forum"
nn = "Koordinatoren er med i eit styrande, eit koordinerande og eit utførande forum"
en = "The coordinator takes part in a steering, a coordinating and an operative forum"
[texts.observed]
nb = "Nivåer med koordinatoren: {found} av 3"
nn = "Nivå med koordinatoren: {found} av 3"
en = "Levels with the coordinator: {found} of 3"
[texts.sought]
nb = "{post} i et forum på nivået {level}"
nn = "{post} i eit forum på nivået {levelNn}"
en = "{post} in a forum on the level {levelEn}"
[texts.seat]
nb = "Gi {post} plass i et forum på hvert av disse nivåene: {levels}"
nn = "Gi {post} plass i eit forum på kvart av desse nivåa: {levelsNn}"
en = "Give {post} a seat in a forum on each of these levels: {levelsEn}"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
WITH subjects, places, m, prevention(m) AS models, slt_forums(m) AS forums
WITH subjects, places, m, forums, [x IN models WHERE x.modelKind = 'SLT'] AS slt, head(models) AS model
CALL (m, slt, forums) {
  WITH m, slt, forums WHERE size(slt) > 0
  MATCH (m)<-[:COVERS]-(r:Remit)<-[:HAS_REMIT]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:SLT_COORDINATOR'})
  WHERE holds(r)
  WITH p, min(begun(r)) AS served, staffed(p) AS held, forums, slt
  OPTIONAL MATCH (p)<-[:OF_MEMBER]-(seat:Membership)<-[:HAS_MEMBERSHIP]-(f:Forum)
  WHERE held AND f IN forums AND sits(seat) AND coalesce(seat.validFrom, $asOf) <= $asOf
  WITH p, served, held, slt, seat, f, coalesce(begun(seat), date('0001-01-01')) AS begin ORDER BY begin DESC, f.id, seat.id
  WITH p, served, held, slt, count(seat.endKnown) AS vague, collect(CASE WHEN seat IS NOT NULL AND seat.endKnown IS NULL
    THEN {seat: seat, kinds: f.forumKinds, begin: begin, end: seat.validTo} END) AS ever
  WITH p, served, held, slt, vague, ever, [x IN ever WHERE x.end IS NULL OR $asOf < x.end] AS here
  WITH *, reduce(kinds = [], x IN here | kinds + x.kinds) AS kinds
  WITH p, served, held, vague, by_level(ever) AS levels, [x IN here | x.seat] AS seats, levels_beyond(kinds) AS missing, slt
  ORDER BY held DESC, size(missing), p.id LIMIT 1
  holders(p)
  WITH *, head(slt) AS chosen
  WITH *, [turned, served, begun(chosen)] AS starts
  WITH *, CASE WHEN size(missing) = 0 THEN [spans IN levels | unbroken(spans)]
    WHEN vague = 0 THEN [coalesce(lost(levels), latest(starts))] ELSE [null] END + starts AS days
  RETURN collect({post: p, held: held, seats: seats, missing: missing, since: latest(days)}) AS best
}
WITH subjects, places, m, slt, model, forums, head(best) AS best
WITH subjects, places, m, slt, model, forums, best, coalesce(best.held, false) AS judged, best.missing AS missing
RETURN subjects, places, places AS attestedFor,
  CASE
    WHEN size(slt) = 0 AND model IS NOT NULL THEN 'NOT_APPLICABLE'
    WHEN best IS NULL THEN 'CONDITION_ABSENT'
    WHEN NOT judged THEN 'NOT_APPLICABLE'
    WHEN size(missing) = 0 THEN 'MET'
    ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(slt) = 0 AND model IS NOT NULL THEN {code: 'not-slt', args: {model: model.name}}
    WHEN size(slt) = 0 THEN {code: 'model-unknown', args: {municipality: m.name}}
    WHEN best IS NULL THEN {code: 'no-coordinator', args: {municipality: m.name}}
    WHEN NOT judged THEN {code: 'vacant', args: {post: best.post.name}}
    WHEN size(missing) = 0 THEN {code: 'linked', args: {post: best.post.name}}
    ELSE {code: 'missing', args: {post: best.post.name,
      levels: reduce(said = missing[0].nb, x IN tail(missing) | said + ', ' + x.nb),
      levelsNn: reduce(said = missing[0].nn, x IN tail(missing) | said + ', ' + x.nn),
      levelsEn: reduce(said = missing[0].en, x IN tail(missing) | said + ', ' + x.en)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {found: CASE WHEN judged THEN 3 - size(missing) ELSE 0 END}} AS observed,
  [] AS warnings,
  CASE
    WHEN judged THEN slt + [best.post] + best.seats
    WHEN best IS NOT NULL THEN slt + [best.post]
    WHEN size(slt) > 0 THEN slt
    WHEN model IS NULL THEN []
    ELSE [model] END AS evidence,
  CASE WHEN judged THEN [x IN missing | {code: 'sought', args: {
    post: best.post.name, level: x.nb, levelNn: x.nn, levelEn: x.en}}] ELSE [] END AS sought,
  CASE WHEN judged THEN best.since END AS since, null AS dueBy,
  CASE WHEN judged AND size(missing) > 0 THEN {code: 'seat', args: {post: best.post.name,
      levels: reduce(said = missing[0].nb, x IN tail(missing) | said + ', ' + x.nb),
      levelsNn: reduce(said = missing[0].nn, x IN tail(missing) | said + ', ' + x.nn),
      levelsEn: reduce(said = missing[0].en, x IN tail(missing) | said + ', ' + x.en)},
    mending: 'NOW', on: null,
    targets: [best.post.id] + [f IN forums WHERE any(x IN missing WHERE x.kind IN f.forumKinds) | f.id]} END AS change
