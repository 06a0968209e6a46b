/*
id = "contact.equal_terms"
version = 1
binding = "REQUIREMENT"
wording = "skal ha like føringer og vilkår"
responsible = "POLICE"
guide = "§5.2"
subject = ["PoliceDistrict"]
topic = "RECORDS"
police-facts = true
not-applicable = true

[title]
nb = "Politikontaktene i distriktet har like vilkår"
nn = "Politikontaktane i distriktet har like vilkår"
en = "The police contacts of the district have equal terms"

[explanation]
nb = "Felles føringer og vilkår gjelder for alle stillingene som politikontakt i distriktet."
nn = "Felles føringar og vilkår gjeld for alle stillingane som politikontakt i distriktet."
en = "Common guidelines and terms are in force for all police contact posts of the district."

[applies-to]
nb = "Politidistrikter med minst to stillinger som politikontakt."
nn = "Politidistrikt med minst to stillingar som politikontakt."
en = "Police districts with at least two police contact posts."

[remedy]
nb = "Politidistriktet fastsetter felles føringer og vilkår som gjelder for alle politikontaktene."
nn = "Politidistriktet fastset felles føringar og vilkår som gjeld for alle politikontaktane."
en = "The police district lays down common guidelines and terms for all police contacts."

[validity]

[texts.common]
nb = "Felles vilkår fra {on} gjelder for alle de {posts} stillingene"
nn = "Felles vilkår frå {on} gjeld for alle dei {posts} stillingane"
en = "Common terms of {on} are in force for all {posts} posts"
[texts.some]
nb = "Felles vilkår fra {on} gjelder ikke for {missing} av {posts} stillinger, den første {post}"
nn = "Felles vilkår frå {on} gjeld ikkje for {missing} av {posts} stillingar, den første {post}"
en = "Common terms of {on} leave out {missing} of {posts} posts, the first {post}"
[texts.none]
nb = "Ingen felles vilkår er registrert for politikontaktene i {district}"
nn = "Ingen felles vilkår er registrerte for politikontaktane i {district}"
en = "No common terms are registered for the police contacts of {district}"
[texts.too-few]
nb = "{district} har {posts} stillinger som politikontakt; det er ingen å være lik med"
nn = "{district} har {posts} stillingar som politikontakt; det er ingen å vere lik med"
en = "{district} has {posts} police contact posts: there is nobody to be equal with"
[texts.expected]
nb = "Felles vilkår for alle de {posts} stillingene"
nn = "Felles vilkår for alle dei {posts} stillingane"
en = "Common terms for all {posts} posts"
[texts.observed]
nb = "Stillinger uten de felles vilkårene: {missing}"
nn = "Stillingar utan dei felles vilkåra: {missing}"
en = "Posts without the common terms: {missing}"
[texts.sought]
nb = "Felles vilkår som gjelder for {post}"
nn = "Felles vilkår som gjeld for {post}"
en = "Common terms in force for {post}"
[texts.decide]
nb = "Fastsett felles vilkår for alle politikontaktene i {district}"
nn = "Fastset felles vilkår for alle politikontaktane i {district}"
en = "Lay down common terms for all police contacts of {district}"
*/
MATCH (d:PoliceDistrict)
WHERE holds(d)
WITH [d] AS subjects, [d] AS places, d

CALL (d) {
  MATCH way = (d)<-[:PART_OF*0..4]-(o:Organization)
  WHERE holds(o) AND all(part IN relationships(way) WHERE holds(part))
  MATCH (o)<-[:POST_IN]-(p:Post)-[:HAS_ROLE]->(:Role {id: 'rolle:POLICE_CONTACT'})
  WITH DISTINCT p ORDER BY p.id
  RETURN collect(p) AS posts
}
// Of several decisions the one that leaves out the fewest.
CALL (d, posts) {
  UNWIND [d] + posts AS named
  MATCH (named)<-[:RECORDS]-(g:Record {recordKind: 'COMMON_TERMS'})
  WHERE recorded(g)
  WITH d, posts, g, collect(named) AS named
  WITH g, CASE WHEN d IN named THEN [] ELSE [p IN posts WHERE NOT p IN named] END AS missing
  ORDER BY size(missing), g.recordedOn, g.id LIMIT 1
  RETURN collect({record: g, missing: missing}) AS best
}
WITH subjects, places, d, posts, best[0].record AS terms, coalesce(best[0].missing, posts) AS missing
RETURN subjects, places, places AS attestedFor,
  CASE WHEN size(posts) < 2 THEN 'NOT_APPLICABLE' WHEN size(missing) = 0 THEN 'MET' ELSE 'ABSENT' END AS judgement,
  CASE WHEN size(posts) < 2 THEN {code: 'too-few', args: {district: d.name, posts: size(posts)}}
    WHEN terms IS NULL THEN {code: 'none', args: {district: d.name}}
    WHEN size(missing) = 0 THEN {code: 'common', args: {on: toString(terms.recordedOn), posts: size(posts)}}
    ELSE {code: 'some', args: {on: toString(terms.recordedOn), missing: size(missing), posts: size(posts),
      post: missing[0].name}} END AS reason,
  {code: 'expected', args: {posts: size(posts)}} AS expected,
  {code: 'observed', args: {missing: size(missing)}} AS observed,
  [] AS warnings,
  [g IN [terms] WHERE g IS NOT NULL] + posts AS evidence,
  CASE WHEN size(posts) < 2 THEN [] ELSE [p IN missing | {code: 'sought', args: {post: p.name}}] END AS sought,
  CASE WHEN size(posts) > 1 AND size(missing) = 0 THEN terms.recordedOn END AS since, null AS dueBy,
  CASE WHEN size(posts) > 1 AND size(missing) > 0 THEN {code: 'decide', args: {district: d.name}, mending: 'NOW',
    on: null, targets: [p IN missing | p.id]} END AS change
