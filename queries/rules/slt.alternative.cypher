/*
id = "slt.alternative"
version = 1
binding = "REQUIREMENT"
wording = "skal benytte"
responsible = "POLICE"
guide = "§6"
subject = ["Municipality"]
topic = "SLT"
police-facts = false
not-applicable = true

[title]
nb = "Politiet bruker andre samarbeidsforum der kommunen har en annen modell enn SLT"
nn = "Politiet bruker andre samarbeidsforum der kommunen har ein annan modell enn SLT"
en = "The police use other forums where the municipality has another model than SLT"

[explanation]
nb = "En politistilling med noen i er leder eller medlem av et annet forum for kommunen som har ungdomskriminalitet eller trygge skoler som satsingsområde. Et politiråd teller."
nn = "Ei politistilling med nokon i er leiar eller medlem av eit anna forum for kommunen som har ungdomskriminalitet eller trygge skular som satsingsområde. Eit politiråd tel."
en = "A held police post is chair or member of another forum for the municipality that has youth crime or safe schools in focus. A police council counts."

[applies-to]
nb = "Kommuner som har valgt en annen modell enn SLT. Er ingen modell registrert, må noen ha bekreftet at det er riktig, ellers vet vi det ikke."
nn = "Kommunar som har valt ein annan modell enn SLT. Er ingen modell registrert, må nokon ha stadfesta at det stemmer, elles veit vi det ikkje."
en = "Municipalities that chose another model than SLT. Where no model is registered, somebody must have attested that this is so; otherwise we do not know."

[remedy]
nb = "Politiet går inn i et forum om barn og unge i kommunen, eller tar temaet opp i politirådet."
nn = "Politiet går inn i eit forum om barn og unge i kommunen, eller tek temaet opp i politirådet."
en = "The police join a forum about children and youth in the municipality, or take the theme up in the police council."

[validity]

[texts.takes-part]
nb = "{post} er med i {forum}"
nn = "{post} er med i {forum}"
en = "{post} takes part in {forum}"
[texts.vacant]
nb = "Politiet har plass i {forum}, men {post} er ubesatt"
nn = "Politiet har plass i {forum}, men {post} er ledig"
en = "The police have a seat in {forum}, and {post} is vacant"
[texts.no-member]
nb = "Ingen politistilling er registrert som leder eller medlem av {forum}"
nn = "Inga politistilling er registrert som leiar eller medlem av {forum}"
en = "No police post is registered as chair or member of {forum}"
[texts.no-forum]
nb = "Ingen andre forum med ungdomskriminalitet eller trygge skoler som satsingsområde er registrert for {municipality}"
nn = "Ingen andre forum med ungdomskriminalitet eller trygge skular som satsingsområde er registrerte for {municipality}"
en = "No other forum with youth crime or safe schools in focus is registered for {municipality}"
[texts.other-choice]
nb = "Kommunen har ikke en annen modell enn SLT: {model}"
nn = "Kommunen har ikkje ein annan modell enn SLT: {model}"
en = "The municipality has no other model than SLT: {model}"
[texts.model-unknown]
nb = "Ingen forebyggingsmodell er registrert for {municipality}"
nn = "Ingen førebyggingsmodell er registrert for {municipality}"
en = "No prevention model is registered for {municipality}"
[texts.expected]
nb = "En politistilling som leder eller medlem av et annet forum om ungdomskriminalitet eller trygge skoler"
nn = "Ei politistilling som leiar eller medlem av eit anna forum om ungdomskriminalitet eller trygge skular"
en = "A police post as chair or member of another forum about youth crime or safe schools"
[texts.observed]
nb = "Slike forum: {forums}; politistillinger med plass: {seats}"
nn = "Slike forum: {forums}; politistillingar med plass: {seats}"
en = "Such forums: {forums}; police posts with a seat: {seats}"
[texts.sought]
nb = "En politistilling i et forum om ungdomskriminalitet eller trygge skoler i {municipality}"
nn = "Ei politistilling i eit forum om ungdomskriminalitet eller trygge skular i {municipality}"
en = "A police post in a forum about youth crime or safe schools in {municipality}"
[texts.fill]
nb = "Besett {post}"
nn = "Set nokon i {post}"
en = "Fill {post}"
[texts.join]
nb = "Gi en politistilling plass i {forum}"
nn = "Gi ei politistilling plass i {forum}"
en = "Give a police post a seat in {forum}"
[texts.find]
nb = "Finn et forum om ungdomskriminalitet eller trygge skoler i {municipality}, og delta der"
nn = "Finn eit forum om ungdomskriminalitet eller trygge skular i {municipality}, og delta der"
en = "Find a forum about youth crime or safe schools in {municipality}, and take part there"
*/
MATCH (m:Municipality)
WHERE holds(m)
WITH [m] AS subjects, [m] AS places, m
WITH subjects, places, m, prevention(m) AS models
WITH subjects, places, m, models, [x IN models WHERE x.modelKind = 'OTHER_MODEL'] AS chosen
CALL (m, chosen) {
  WITH m, chosen WHERE size(chosen) > 0
  MATCH (m)<-[part:PART_OF*0..1]-(area)<-[lies:FOR_TERRITORY]-(f:Forum)
  WHERE all(within IN part WHERE holds(within))
    AND holds(area)
    AND holds(lies)
    AND holds(f)
    AND any(kind IN f.forumKinds WHERE NOT kind STARTS WITH 'SLT_')
  WITH DISTINCT f
  MATCH (f)-[focus:FOCUSES_ON]->(c:Challenge)
  WHERE holds(focus) AND c.code IN ['CHILD_YOUTH_CRIME', 'SAFE_SCHOOLS']
  WITH f, collect(c) AS focuses
  OPTIONAL MATCH (f)-[:HAS_MEMBERSHIP]->(seat:Membership)-[:OF_MEMBER]->(p:Post)-[:HAS_ROLE]->(role:Role)
  WHERE seat.membershipRole IN ['CHAIR', 'MEMBER'] AND holds(seat) AND role.side = 'POLICE'
  WITH f, focuses, seat, p, staffed(p) AS manned ORDER BY manned DESC, p.id, seat.id
  WITH f, focuses, collect(CASE WHEN p IS NOT NULL THEN {post: p, seat: seat, held: manned} END) AS police
  ORDER BY coalesce(police[0].held, false) DESC, size(police) = 0, f.id
  RETURN collect({forum: f, focuses: focuses, police: police}) AS forums
}
WITH subjects, places, m, models, chosen, forums, head(forums) AS first,
  reduce(all = [], x IN forums | all + x.police) AS police
WITH subjects, places, m, models, chosen, forums, first, police, size(chosen) > 0 AS concerned,
  [x IN police WHERE x.held] AS held
RETURN subjects, places, places AS attestedFor,
  CASE
    WHEN size(models) = 0 THEN 'CONDITION_ABSENT'
    WHEN NOT concerned THEN 'NOT_APPLICABLE'
    WHEN size(held) > 0 THEN 'MET'
    WHEN size(police) > 0 THEN 'GAP'
    ELSE 'ABSENT' END AS judgement,
  CASE
    WHEN size(models) = 0 THEN {code: 'model-unknown', args: {municipality: m.name}}
    WHEN NOT concerned THEN {code: 'other-choice', args: {model: models[0].name}}
    WHEN size(held) > 0 THEN {code: 'takes-part', args: {post: held[0].post.name, forum: first.forum.name}}
    WHEN size(police) > 0 THEN {code: 'vacant', args: {post: police[0].post.name, forum: first.forum.name}}
    WHEN first IS NOT NULL THEN {code: 'no-member', args: {forum: first.forum.name}}
    ELSE {code: 'no-forum', args: {municipality: m.name}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'observed', args: {forums: size(forums), seats: size(police)}} AS observed,
  [] AS warnings,
  CASE
    WHEN NOT concerned THEN models
    WHEN size(held) > 0 THEN chosen + reduce(found = [], x IN [f IN forums WHERE any(p IN f.police WHERE p.held)] |
      found + x.forum + x.focuses) + reduce(found = [], x IN held | found + x.seat + x.post)
    ELSE chosen + [x IN forums | x.forum] + reduce(found = [], x IN police | found + x.seat + x.post) END AS evidence,
  CASE WHEN concerned AND size(held) = 0 THEN [{code: 'sought', args: {municipality: m.name}}] ELSE [] END AS sought,
  null AS since, null AS dueBy,
  CASE
    WHEN NOT concerned OR size(held) > 0 THEN null
    WHEN size(police) > 0 THEN {code: 'fill', args: {post: police[0].post.name},
      mending: 'NOW', on: null, targets: [police[0].post.id]}
    WHEN first IS NOT NULL THEN {code: 'join', args: {forum: first.forum.name},
      mending: 'NOW', on: null, targets: [first.forum.id]}
    ELSE {code: 'find', args: {municipality: m.name}, mending: 'NOW', on: null, targets: [m.id]} END AS change
