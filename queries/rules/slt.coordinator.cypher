/*
id = "slt.coordinator"
version = 1
binding = "RECOMMENDATION"
wording = "opprettes"
responsible = "MUNICIPALITY"
guide = "§6"
subject = ["Municipality"]
topic = "SLT"
police-facts = false
not-applicable = true

[title]
nb = "Kommunen med SLT har en SLT-koordinator"
nn = "Kommunen med SLT har ein SLT-koordinator"
en = "The municipality with SLT has an SLT coordinator"

[explanation]
nb = "En besatt stilling som SLT-koordinator har kommunen i ansvarsområdet; den kan være ansatt i en nabokommune. Andelen av full stilling vises, men vurderes ikke. Er bare ubesatte stillinger registrert, er det et avvik."
nn = "Ei stilling som SLT-koordinator med nokon i har kommunen i ansvarsområdet; ho kan høyre til ein nabokommune. Delen av full stilling blir vist, men ikkje vurdert. Er berre ledige stillingar registrerte, er det eit avvik."
en = "An SLT coordinator post with somebody in it has the municipality in its remit; a neighbour may be the employer. The share of full time is shown and not judged. If only vacant posts are registered, it is a gap."

[applies-to]
nb = "Kommuner med SLT. Er ingen modell registrert, må noen ha bekreftet at det er riktig, ellers vet vi det ikke."
nn = "Kommunar med SLT. Er ingen modell registrert, må nokon ha stadfesta at det stemmer, elles veit vi det ikkje."
en = "Municipalities with SLT. Where no model is registered, somebody must have attested that this is so; otherwise we do not know."

[remedy]
nb = "Kommunen besetter stillingen som SLT-koordinator, alene eller sammen med naboer."
nn = "Kommunen set nokon i stillinga som SLT-koordinator, åleine eller saman med naboar."
en = "The municipality fills the post of SLT coordinator, alone or together with neighbours."

[validity]

[texts.held]
nb = "SLT-koordinator: {post}, {percent} prosent av full stilling; kommuner i ansvarsområdet: {municipalities}"
nn = "SLT-koordinator: {post}, {percent} prosent av full stilling; kommunar i ansvarsområdet: {municipalities}"
en = "SLT coordinator: {post}, {percent} per cent of full time; municipalities in the remit: {municipalities}"
[texts.held-share-unknown]
nb = "SLT-koordinator: {post}, ukjent andel av full stilling; kommuner i ansvarsområdet: {municipalities}"
nn = "SLT-koordinator: {post}, ukjend del av full stilling; kommunar i ansvarsområdet: {municipalities}"
en = "SLT coordinator: {post}, share of full time unknown; municipalities in the remit: {municipalities}"
[texts.vacant]
nb = "Ingen SLT-koordinator: {post} er ubesatt"
nn = "Ingen SLT-koordinator: {post} er ledig"
en = "No SLT coordinator: {post} is vacant"
[texts.none]
nb = "Ingen stilling som SLT-koordinator er registrert med {municipality} i ansvarsområdet"
nn = "Inga stilling som SLT-koordinator er registrert med {municipality} i ansvarsområdet"
en = "No SLT coordinator post is registered with {municipality} in its remit"
[texts.not-slt]
nb = "Kommunen har ikke SLT: {model}"
nn = "Kommunen har ikkje SLT: {model}"
en = "The municipality does not have SLT: {model}"
[texts.model-unknown]
nb = "Ingen forebyggingsmodell er registrert for {municipality}"
nn = "Ingen førebyggingsmodell er registrert for {municipality}"
en = "No prevention model is registered for {municipality}"
[texts.expected]
nb = "Minst én besatt stilling som SLT-koordinator med {municipality} i ansvarsområdet"
nn = "Minst éi stilling som SLT-koordinator med nokon i og {municipality} i ansvarsområdet"
en = "At least one held SLT coordinator post with {municipality} in its remit"
[texts.observed]
nb = "SLT-koordinatorer: {held} besatt, {vacant} ubesatt"
nn = "SLT-koordinatorar: {held} med nokon i, {vacant} ledige"
en = "SLT coordinator posts: {held} held, {vacant} vacant"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.appoint]
nb = "Utpek en SLT-koordinator med {municipality} i ansvarsområdet"
nn = "Peik ut ein SLT-koordinator med {municipality} i ansvarsområdet"
en = "Appoint an SLT coordinator with {municipality} in its remit"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
WITH subjects, places, m, prevention(m) AS models
WITH subjects, places, m, [x IN models WHERE x.modelKind = 'SLT'] AS slt, head(models) AS model
CALL (m, slt) {
  WITH m, slt WHERE size(slt) > 0
  MATCH (m)<-[:COVERS]-(r:Remit)<-[:HAS_REMIT]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:SLT_COORDINATOR'})
  WHERE holds(r)
  WITH p, min(coalesce(begun(r), date('0001-01-01'))) AS served, collect(r) AS remits
  MATCH (p)-[:POST_IN]->(o:Organization)
  WHERE holds(o)
  OPTIONAL MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)
  WHERE coalesce(a.validFrom, $asOf) <= $asOf AND a.endKnown IS NULL
  WITH p, served, remits, a, coalesce(begun(a), date('0001-01-01')) AS begin ORDER BY begin DESC, a.id
  WITH p, served, remits, collect(CASE WHEN a IS NOT NULL THEN {node: a, begin: begin, end: a.validTo} END) AS known
  WITH p, served, remits, known, unbroken(known) AS manned,
    [x IN known WHERE x.end IS NULL OR $asOf < x.end | x.node] AS holding
  // The share of all who are in the post: unknown if that of one of them is.
  WITH p, served, remits, known, manned, holding, reduce(sum = 0.0, x IN holding | sum + x.share) AS share,
    COUNT { MATCH (p)-[:HAS_REMIT]->(each:Remit)-[:COVERS]->(place:Municipality) WHERE holds(each) AND holds(place) }
      AS municipalities
  ORDER BY size(holding) = 0, p.id
  RETURN collect({post: p, held: size(holding) > 0, percent: toInteger(round(share * 100)),
    municipalities: municipalities, nodes: [p] + remits + holding,
    since: CASE
      WHEN size(holding) > 0 AND served > date('0001-01-01') THEN CASE WHEN manned < served THEN served ELSE manned END
      WHEN size(holding) = 0 THEN reduce(last = null, x IN known | CASE
        WHEN last IS NULL OR last < x.end THEN x.end ELSE last END) END}) AS posts
}
WITH subjects, places, m, slt, model, posts, head(posts) AS first, head(slt) AS chosen,
  size([x IN posts WHERE x.held]) AS held
RETURN subjects, places, places AS attestedFor,
  CASE
    WHEN size(slt) = 0 AND model IS NULL THEN 'CONDITION_ABSENT'
    WHEN size(slt) = 0 THEN 'NOT_APPLICABLE'
    WHEN first.held THEN 'MET'
    WHEN first IS NOT NULL THEN 'GAP'
    ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(slt) = 0 AND model IS NULL THEN {code: 'model-unknown', args: {municipality: m.name}}
    WHEN size(slt) = 0 THEN {code: 'not-slt', args: {model: model.name}}
    WHEN first.held AND first.percent IS NOT NULL THEN {code: 'held', args: {
      post: first.post.name, percent: first.percent, municipalities: first.municipalities}}
    WHEN first.held THEN {code: 'held-share-unknown', args: {
      post: first.post.name, municipalities: first.municipalities}}
    WHEN first IS NOT NULL THEN {code: 'vacant', args: {post: first.post.name}}
    ELSE {code: 'none', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {municipality: m.name}} AS expected,
  {code: 'observed', args: {held: held, vacant: size(posts) - held}} AS observed,
  [] AS warnings,
  CASE
    WHEN size(slt) = 0 THEN CASE WHEN model IS NULL THEN [] ELSE [model] END
    ELSE slt + reduce(found = [], x IN posts | found + CASE WHEN x.held = first.held THEN x.nodes ELSE [] END) END
    AS evidence,
  CASE WHEN size(slt) > 0 AND held = 0 THEN [{code: 'expected', args: {municipality: m.name}}] ELSE [] END AS sought,
  CASE WHEN first.since < begun(chosen) THEN begun(chosen) ELSE first.since END AS since, null AS dueBy,
  CASE
    WHEN size(slt) = 0 OR held > 0 THEN null
    WHEN first IS NOT NULL THEN {code: 'fill', args: {post: first.post.name},
      mending: 'NOW', on: null, targets: [first.post.id]}
    ELSE {code: 'appoint', args: {municipality: m.name}, mending: 'NOW', on: null, targets: [m.id]} END AS change
