/*
id = "district.functions"
version = 1
binding = "RECOMMENDATION"
wording = "har"
responsible = "POLICE"
guide = "§2.1"
subject = ["PoliceDistrict", "Role"]
topic = "FUNCTIONS"
police-facts = true
not-applicable = false

[title]
nb = "Politidistriktet har de forebyggende fagfunksjonene"
nn = "Politidistriktet har dei førebyggjande fagfunksjonane"
en = "The police district has the specialist functions of prevention"

[explanation]
nb = "En besatt stilling hører til distriktet for hver av de fem: næringslivskontakt, familievoldskoordinator, risikovurderer, mangfoldskontakt og radikaliseringskontakt. Er bare ubesatte stillinger registrert, er det et avvik."
nn = "Ei stilling med nokon i høyrer til distriktet for kvar av dei fem: næringslivskontakt, familievaldskoordinator, risikovurderar, mangfaldskontakt og radikaliseringskontakt. Er berre ledige stillingar registrerte, er det eit avvik."
en = "A held post belongs to the district for each of the five: business liaison, domestic violence coordinator, threat and risk assessor, diversity contact and radicalisation contact. If only vacant posts are registered, it is a gap."

[applies-to]
nb = "Hvert politidistrikt og hver av de fem rollene."
nn = "Kvart politidistrikt og kvar av dei fem rollene."
en = "Every police district and each of the five roles."

[remedy]
nb = "Politidistriktet besetter stillingen, eller oppretter den."
nn = "Politidistriktet set nokon i stillinga, eller opprettar henne."
en = "The police district fills the post, or creates it."

[validity]

[texts.held]
nb = "{post} er besatt"
nn = "{post} har nokon i stillinga"
en = "{post} is held"
[texts.vacant]
nb = "{post} er ubesatt"
nn = "{post} er ledig"
en = "{post} is vacant"
[texts.none]
nb = "Ingen stilling i rollen {role} er registrert i {district}"
nn = "Inga stilling i rolla {roleNn} er registrert i {district}"
en = "No post in the role {roleEn} is registered in {district}"
[texts.expected]
nb = "Minst én besatt stilling i rollen {role}"
nn = "Minst éi stilling med nokon i, i rolla {roleNn}"
en = "At least one held post in the role {roleEn}"
[texts.observed]
nb = "Stillinger: {posts}, besatt: {held}"
nn = "Stillingar: {posts}, med nokon i: {held}"
en = "Posts: {posts}, held: {held}"
[texts.sought]
nb = "Noen i rollen {role} i {district}"
nn = "Nokon i rolla {roleNn} i {district}"
en = "Somebody in the role {roleEn} in {district}"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.create]
nb = "Opprett og besett en stilling i rollen {role} i {district}"
nn = "Opprett ei stilling i rolla {roleNn} i {district}, og set nokon i henne"
en = "Create a post in the role {roleEn} in {district}, and fill it"
*/
MATCH (d:PoliceDistrict)
WHERE holds(d)
UNWIND ['BUSINESS_CONTACT', 'DOMESTIC_VIOLENCE_COORDINATOR', 'THREAT_RISK_ASSESSOR', 'DIVERSITY_CONTACT',
  'RADICALISATION_CONTACT'] AS code
MATCH (role:Role {id: 'rolle:' + code})
WITH [d, role] AS subjects, [d] AS places, d, role

CALL (d, role) {
  MATCH (role)<-[:HAS_ROLE]-(p:Post)-[:POST_IN]->(o:Organization)
  WHERE holds(o) AND d IN districts_of(o)
  OPTIONAL MATCH (p)-[:HAS_ASSIGNMENT]->(a:Assignment)
  WHERE holds(a)
  WITH p, a ORDER BY a.validFrom, a.id
  WITH p, collect(a) AS by ORDER BY size(by) = 0, by[0].validFrom, p.id
  holders(p)
  RETURN collect({post: p, by: by, turned: turned}) AS posts
}
WITH subjects, places, d, role, posts, [x IN posts WHERE size(x.by) > 0] AS held
WITH subjects, places, d, role, posts, held, head(held) AS first, head(posts) AS any_, [x IN posts | x.turned] AS turns
RETURN subjects, places, places AS attestedFor,
  CASE WHEN first IS NOT NULL THEN 'MET' WHEN any_ IS NOT NULL THEN 'GAP' ELSE 'ABSENT' END AS judgement,
  CASE WHEN first IS NOT NULL THEN {code: 'held', args: {post: first.post.name}}
    WHEN any_ IS NOT NULL THEN {code: 'vacant', args: {post: any_.post.name}}
    ELSE {code: 'none', args: {role: role.name, roleNn: coalesce(role.nameNn, role.name),
      roleEn: coalesce(role.nameEn, role.name), district: d.name}} END AS reason,
  {code: 'expected', args: {role: role.name, roleNn: coalesce(role.nameNn, role.name),
    roleEn: coalesce(role.nameEn, role.name)}} AS expected,
  {code: 'observed', args: {posts: size(posts), held: size(held)}} AS observed,
  [] AS warnings,
  reduce(found = [], x IN CASE WHEN first IS NULL THEN posts ELSE held END | found + x.post + x.by) AS evidence,
  CASE WHEN first IS NULL THEN [{code: 'sought', args: {role: role.name, roleNn: coalesce(role.nameNn, role.name),
    roleEn: coalesce(role.nameEn, role.name), district: d.name}}] ELSE [] END AS sought,
  CASE WHEN first IS NOT NULL THEN first.by[0].validFrom ELSE latest(turns) END AS since, null AS dueBy,
  CASE WHEN first IS NOT NULL THEN null
    WHEN any_ IS NOT NULL THEN {code: 'fill', args: {post: any_.post.name}, mending: 'NOW', on: null,
      targets: [any_.post.id]}
    ELSE {code: 'create', args: {role: role.name, roleNn: coalesce(role.nameNn, role.name),
      roleEn: coalesce(role.nameEn, role.name), district: d.name}, mending: 'NOW', on: null,
      targets: [d.id, role.id]} END AS change
