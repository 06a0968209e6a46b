/*
id = "slt.levels"
version = 1
binding = "RECOMMENDATION"
wording = "organiseres gjennom"
responsible = "BOTH"
guide = "§6"
subject = ["Municipality"]
topic = "SLT"
police-facts = false
not-applicable = true

[title]
nb = "Kommunen med SLT har forum på alle tre nivåer"
nn = "Kommunen med SLT har forum på alle tre nivåa"
en = "The municipality with SLT has a forum on each of the three levels"

[explanation]
nb = "Et styrende, et koordinerende og et utførende forum finnes for kommunen. Ett forum kan være flere av dem; ofte er politirådet det styrende."
nn = "Eit styrande, eit koordinerande og eit utførande forum finst for kommunen. Eitt forum kan vere fleire av dei; ofte er politirådet det styrande."
en = "A steering, a coordinating and an operative forum exist for the municipality. One forum may be several of them; often the police council is the steering one."

[applies-to]
nb = "Kommuner med SLT. Er ingen modell registrert, må noen ha bekreftet at det er riktig, ellers vet vi det ikke."
nn = "Kommunar med SLT. Er ingen modell registrert, må nokon ha stadfesta at det stemmer, elles veit vi det ikkje."
en = "Municipalities with SLT. Where no model is registered, somebody must have attested that this is so; otherwise we do not know."

[remedy]
nb = "Kommune og politi oppretter forumet som mangler, eller gir et forum som finnes oppgaven."
nn = "Kommune og politi opprettar forumet som manglar, eller gir eit forum som finst oppgåva."
en = "Municipality and police set up the forum that is missing, or give the task to one that exists."

[validity]

[texts.complete]
nb = "Forum finnes på alle tre nivåer"
nn = "Forum finst på alle tre nivåa"
en = "There are forums on all three levels"
[texts.missing]
nb = "Ikke registrert: {levels} forum"
nn = "Ikkje registrert: {levelsNn} forum"
en = "Not registered: a forum on the level {levelsEn}"
[texts.not-slt]
nb = "Kommunen har ikke SLT: {model}"
nn = "Kommunen har ikkje SLT: {model}"
en = "The municipality does not have SLT: {model}"
[texts.model-unknown]
nb = "Ingen forebyggingsmodell er registrert for {municipality}"
nn = "Ingen førebyggingsmodell er registrert for {municipality}"
en = "No prevention model is registered for {municipality}"
[texts.expected]
nb = "Et styrende, et koordinerende og et utførende forum"
nn = "Eit styrande, eit koordinerande og eit utførande forum"
en = "A steering, a coordinating and an operative forum"
[texts.observed]
nb = "Nivåer med forum: {found} av 3"
nn = "Nivå med forum: {found} av 3"
en = "Levels with a forum: {found} of 3"
[texts.sought]
nb = "Et forum på nivået {level} for {municipality}"
nn = "Eit forum på nivået {levelNn} for {municipality}"
en = "A forum on the level {levelEn} for {municipality}"
[texts.open]
nb = "Opprett for {municipality}: {levels} forum"
nn = "Opprett for {municipality}: {levelsNn} forum"
en = "Set up for {municipality}: a forum on the level {levelsEn}"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
WITH subjects, places, m, prevention(m) AS models
CALL (m) {
  OPTIONAL MATCH (m)<-[part:PART_OF*0..1]-(area)<-[lies:FOR_TERRITORY]-(f:Forum)
  WHERE all(x IN part WHERE holds(x)) AND holds(area) AND any(kind IN f.forumKinds WHERE kind STARTS WITH 'SLT_')
    AND coalesce(f.validFrom, $asOf) <= $asOf AND coalesce(lies.validFrom, $asOf) <= $asOf
  WITH f, lies, [begun(f), begun(lies)] AS days
  WITH f, lies, coalesce(latest(days), date('0001-01-01')) AS begin,
    CASE WHEN lies.validTo < f.validTo THEN lies.validTo ELSE coalesce(f.validTo, lies.validTo) END AS until,
    f IS NOT NULL AND f.endKnown IS NULL AND lies.endKnown IS NULL AS known ORDER BY begin DESC, f.id
  RETURN collect(CASE WHEN known THEN {forum: f, kinds: f.forumKinds, begin: begin, end: until} END) AS ever,
    count(CASE WHEN NOT known THEN f END) AS vague
}
WITH subjects, places, m, [x IN models WHERE x.modelKind = 'SLT'] AS slt, head(models) AS model, vague,
  [x IN ever WHERE x.end IS NULL OR $asOf < x.end] AS here, by_level(ever) AS levels
WITH *, [x IN here | x.forum] AS forums, reduce(kinds = [], x IN here | kinds + x.kinds) AS kinds
WITH *, levels_beyond(kinds) AS missing, head(slt) AS one
WITH *, begun(one) AS chosen
WITH *, CASE WHEN size(missing) = 0 THEN [spans IN levels | unbroken(spans)]
  WHEN vague = 0 THEN [coalesce(lost(levels), chosen)] ELSE [null] END + [chosen] AS turns
RETURN subjects, places, places AS attestedFor,
  CASE
    WHEN size(slt) = 0 AND model IS NULL THEN 'CONDITION_ABSENT'
    WHEN size(slt) = 0 THEN 'NOT_APPLICABLE'
    WHEN size(missing) = 0 THEN 'MET'
    ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(slt) = 0 AND model IS NULL THEN {code: 'model-unknown', args: {municipality: m.name}}
    WHEN size(slt) = 0 THEN {code: 'not-slt', args: {model: model.name}}
    WHEN size(missing) = 0 THEN {code: 'complete', args: {}}
    ELSE {code: 'missing', args: {
      levels: reduce(said = missing[0].nb, x IN tail(missing) | said + ', ' + x.nb),
      levelsNn: reduce(said = missing[0].nn, x IN tail(missing) | said + ', ' + x.nn),
      levelsEn: reduce(said = missing[0].en, x IN tail(missing) | said + ', ' + x.en)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {found: 3 - size(missing)}} AS observed,
  [] AS warnings,
  CASE WHEN size(slt) > 0 THEN slt + forums WHEN model IS NULL THEN [] ELSE [model] END AS evidence,
  CASE WHEN size(slt) = 0 THEN [] ELSE [x IN missing | {code: 'sought', args: {
    level: x.nb, levelNn: x.nn, levelEn: x.en, municipality: m.name}}] END AS sought,
  CASE WHEN size(slt) > 0 THEN latest(turns) END AS since, null AS dueBy,
  CASE WHEN size(slt) > 0 AND size(missing) > 0 THEN {code: 'open', args: {municipality: m.name,
      levels: reduce(said = missing[0].nb, x IN tail(missing) | said + ', ' + x.nb),
      levelsNn: reduce(said = missing[0].nn, x IN tail(missing) | said + ', ' + x.nn),
      levelsEn: reduce(said = missing[0].en, x IN tail(missing) | said + ', ' + x.en)},
    mending: 'NOW', on: null, targets: [m.id]} END AS change
