/*
name = "tie-told"
inputs = ["a", "b", "tie"]
parameters = []
weight = 1

[columns]
told = "A tie of two organizations in words: {kind, id, name, code, args}."

[texts.tied-by-contact]
nb = "{post} er bindeleddet mellom {a} og {b}"
nn = "{post} er bindeleddet mellom {a} og {b}"
en = "{post} is the link between {a} and {b}"

[texts.tied-by-forum]
nb = "{a} og {b} sitter begge i {forum}"
nn = "{a} og {b} sit begge i {forum}"
en = "{a} and {b} both sit in {forum}"

[texts.tied-by-agreement]
nb = "{a} og {b} er begge parter i {agreement}"
nn = "{a} og {b} er begge partar i {agreement}"
en = "{a} and {b} are both parties of {agreement}"

[texts.tied-by-work]
nb = "{a} og {b} har begge ansvar for {work}"
nn = "{a} og {b} har begge ansvar for {work}"
en = "{a} and {b} are both responsible for {work}"

[texts.tied-by-part]
nb = "{part} er en del av {whole}"
nn = "{part} er ein del av {whole}"
en = "{part} is a part of {whole}"
*/
WITH a, b, tie {.kind, .arena, .part} AS by, tie.arena AS arena
RETURN CASE by.kind
  WHEN 'CONTACT' THEN {kind: by.kind, id: arena.id, name: arena.name,
    code: 'tied-by-contact', args: {post: arena.name, a: a.name, b: b.name}}
  WHEN 'FORUM' THEN {kind: by.kind, id: arena.id, name: arena.name,
    code: 'tied-by-forum', args: {forum: arena.name, a: a.name, b: b.name}}
  WHEN 'AGREEMENT' THEN {kind: by.kind, id: arena.id, name: arena.name,
    code: 'tied-by-agreement', args: {agreement: arena.name, a: a.name, b: b.name}}
  WHEN 'PART_OF' THEN {kind: by.kind, id: null, name: null,
    code: 'tied-by-part', args: {part: by.part.name, whole: CASE by.part WHEN a THEN b ELSE a END.name}}
  ELSE {kind: by.kind, id: arena.id, name: arena.name,
    code: 'tied-by-work', args: {work: arena.name, a: a.name, b: b.name}} END AS told
