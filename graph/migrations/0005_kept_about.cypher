// Findings about one subject on one day are found at once, however many days are kept.
CYPHER 5 CREATE INDEX kept_about_day IF NOT EXISTS FOR ()-[r:KEPT_ABOUT]-() ON (r.subjectDay);
