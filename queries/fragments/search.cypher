/*
name = "search"
inputs = []
parameters = ["searchWords", "searchText", "searchKinds", "searchFirst", "asOf"]
weight = 3

[columns]
thing = "node: something whose names fit"
rank = "0: one of its names is the text, 1: one starts with it, 2: one has all words, in full or as they start"
stands = "whether it holds on the day asked for"
score = "how well the index finds that it fits: higher is better"
*/
// The index holds names without case and accents, as the text and its words come: whole words count for more.
// It gives the best first; of those that are of the kinds wanted, the best 2000 are ranked.
CALL db.index.fulltext.queryNodes(
  'names', $searchWords, {limit: CASE WHEN $searchKinds IS NULL THEN 2000 ELSE 1000000 END}
) YIELD node AS thing, score
WHERE $searchKinds IS NULL OR any(kind IN $searchKinds WHERE kind IN labels(thing))
WITH thing, score LIMIT 2000
WITH thing, score,
  CASE
    WHEN any(name IN thing.namesFolded WHERE name = $searchText) THEN 0
    WHEN any(name IN thing.namesFolded WHERE name STARTS WITH $searchText) THEN 1
    ELSE 2
  END AS rank,
  holds(thing) AS stands
ORDER BY rank, stands DESC, score DESC, thing.nameSort, thing.id
LIMIT $searchFirst
RETURN thing, rank, stands, score
