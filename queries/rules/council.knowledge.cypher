/*
id = "council.knowledge"
version = 1
binding = "RECOMMENDATION"
wording = "anbefales"
responsible = "BOTH"
guide = "§4.1.5"
subject = ["Forum"]
topic = "MEETINGS"
police-facts = false
not-applicable = true

[title]
nb = "Politirådet får kunnskapsgrunnlag fra begge parter"
nn = "Politirådet får kunnskapsgrunnlag frå begge partar"
en = "The police council is given knowledge products from both parties"

[explanation]
nb = "På møtene de siste tolv månedene er det lagt fram kunnskapsgrunnlag både fra politiet og fra kommunen, eller ett som de har laget sammen."
nn = "På møta dei siste tolv månadene er det lagt fram kunnskapsgrunnlag både frå politiet og frå kommunen, eller eitt som dei har laga saman."
en = "At the meetings of the last twelve months knowledge products both from the police and from the municipality were presented, or one that they made together."

[applies-to]
nb = "Politiråd som har holdt møte de siste tolv månedene."
nn = "Politiråd som har halde møte dei siste tolv månadene."
en = "Police councils that held a meeting in the last twelve months."

[remedy]
nb = "Rådet ber den som ikke har lagt fram noe, om et kunnskapsgrunnlag til neste møte."
nn = "Rådet ber den som ikkje har lagt fram noko, om eit kunnskapsgrunnlag til neste møte."
en = "The council asks the party that has presented nothing for a knowledge product for the next meeting."

[validity]

[texts.both]
nb = "Kunnskapsgrunnlag lagt fram etter {after}: fra politiet {police}, fra kommunen {municipal}"
nn = "Kunnskapsgrunnlag lagde fram etter {after}: frå politiet {police}, frå kommunen {municipal}"
en = "Knowledge products presented after {after}: {police} from the police, {municipal} from the municipality"
[texts.police-missing]
nb = "Politiet har ikke lagt fram kunnskapsgrunnlag etter {after}"
nn = "Politiet har ikkje lagt fram kunnskapsgrunnlag etter {after}"
en = "The police have presented no knowledge product after {after}"
[texts.municipality-missing]
nb = "Kommunen har ikke lagt fram kunnskapsgrunnlag etter {after}"
nn = "Kommunen har ikkje lagt fram kunnskapsgrunnlag etter {after}"
en = "The municipality has presented no knowledge product after {after}"
[texts.both-missing]
nb = "Ingen av partene har lagt fram kunnskapsgrunnlag etter {after}"
nn = "Ingen av partane har lagt fram kunnskapsgrunnlag etter {after}"
en = "Neither party has presented a knowledge product after {after}"
[texts.no-meeting]
nb = "Ingen møter er holdt etter {after}: ingenting å bedømme"
nn = "Ingen møte er haldne etter {after}: ingenting å vurdere"
en = "No meeting was held after {after}: nothing to judge"
[texts.expected]
nb = "Kunnskapsgrunnlag fra politiet og fra kommunen, eller et felles"
nn = "Kunnskapsgrunnlag frå politiet og frå kommunen, eller eit felles"
en = "Knowledge products from the police and from the municipality, or a joint one"
[texts.sought-police]
nb = "Et kunnskapsgrunnlag fra politiet på et møte i {council}"
nn = "Eit kunnskapsgrunnlag frå politiet på eit møte i {council}"
en = "A knowledge product from the police at a meeting of {council}"
[texts.sought-municipal]
nb = "Et kunnskapsgrunnlag fra kommunen på et møte i {council}"
nn = "Eit kunnskapsgrunnlag frå kommunen på eit møte i {council}"
en = "A knowledge product from the municipality at a meeting of {council}"
[texts.ask]
nb = "Be om et felles kunnskapsgrunnlag, eller ett fra hver, til neste møte i {council}"
nn = "Be om eit felles kunnskapsgrunnlag, eller eitt frå kvar, til neste møte i {council}"
en = "Ask for a joint knowledge product, or one from each, for the next meeting of {council}"
[texts.ask-police]
nb = "Be politiet om et kunnskapsgrunnlag til neste møte i {council}"
nn = "Be politiet om eit kunnskapsgrunnlag til neste møte i {council}"
en = "Ask the police for a knowledge product for the next meeting of {council}"
[texts.ask-municipality]
nb = "Be kommunen om et kunnskapsgrunnlag til neste møte i {council}"
nn = "Be kommunen om eit kunnskapsgrunnlag til neste møte i {council}"
en = "Ask the municipality for a knowledge product for the next meeting of {council}"
*/
councils(f)
WITH [f] AS subjects, territory AS places, f, territory + municipalities AS attestedFor
OPTIONAL MATCH (f)-[:HAS_MEETING]->(m:Meeting)
WHERE was_held(m)
OPTIONAL MATCH (m)-[:PRESENTED]->(k:KnowledgeProduct)-[:PRODUCED_BY]->(o:Organization)
WITH subjects, places, attestedFor, f, m, k, held_lately(m) AS lately, of_police(o) AS police,
  of_municipality(o) AS municipal ORDER BY m.heldOn DESC
WITH subjects, places, attestedFor, f, count(CASE WHEN lately THEN m END) AS meetings,
  collect(DISTINCT CASE WHEN lately AND police THEN k END) AS police,
  collect(DISTINCT CASE WHEN lately AND municipal THEN k END) AS municipal, collect(DISTINCT m.heldOn) AS held,
  [collect(DISTINCT CASE WHEN police THEN m.heldOn END), collect(DISTINCT CASE WHEN municipal THEN m.heldOn END)] AS shown
// A meeting, and what was presented at it, count for a window.
WITH *, [day IN held | {begin: day, end: day + duration({months: 12})}] AS occasions,
  [days IN shown | [day IN days | {begin: day, end: day + duration({months: 12})}]] AS sides
WITH *, unbroken(occasions) AS first
WITH *, CASE WHEN meetings = 0 THEN 'NOT_APPLICABLE'
    WHEN size(police) > 0 AND size(municipal) > 0 THEN 'MET' ELSE 'ABSENT' END AS judgement
WITH *, CASE judgement WHEN 'MET' THEN [spans IN sides | unbroken(spans)]
  WHEN 'ABSENT' THEN [coalesce(lost(sides), first), first] ELSE [] END AS turns
RETURN subjects, places, attestedFor, judgement,
  CASE
    WHEN meetings = 0 THEN {code: 'no-meeting', args: {after: toString($windowStart)}}
    WHEN size(police) + size(municipal) = 0 THEN {code: 'both-missing', args: {after: toString($windowStart)}}
    WHEN size(police) = 0 THEN {code: 'police-missing', args: {after: toString($windowStart)}}
    WHEN size(municipal) = 0 THEN {code: 'municipality-missing', args: {after: toString($windowStart)}}
    ELSE {code: 'both', args: {
      after: toString($windowStart), police: size(police), municipal: size(municipal)}} END AS reason,
  {code: 'expected', args: {}} AS expected,
  {code: 'both', args: {
    after: toString($windowStart), police: size(police), municipal: size(municipal)}} AS observed,
  [] AS warnings, police + municipal AS evidence,
  CASE WHEN judgement = 'ABSENT' AND size(police) = 0 THEN [{code: 'sought-police', args: {council: f.name}}] ELSE [] END
    + CASE WHEN judgement = 'ABSENT' AND size(municipal) = 0
      THEN [{code: 'sought-municipal', args: {council: f.name}}] ELSE [] END AS sought,
  latest(turns) AS since, null AS dueBy,
  CASE
    WHEN judgement <> 'ABSENT' THEN null
    WHEN size(police) + size(municipal) = 0 THEN {code: 'ask', args: {council: f.name},
      mending: 'NEXT_OCCASION', on: null, targets: [f.id]}
    WHEN size(police) = 0 THEN {code: 'ask-police', args: {council: f.name},
      mending: 'NEXT_OCCASION', on: null, targets: [f.id]}
    ELSE {code: 'ask-municipality', args: {council: f.name},
      mending: 'NEXT_OCCASION', on: null, targets: [f.id]} END AS change
