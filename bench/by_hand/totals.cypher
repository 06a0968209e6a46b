// What bench/operations/totals.graphql asks, written by hand.
RETURN {
  organizations: {
    totalCount: COUNT {
      MATCH (o:Organization)
      WHERE coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL
    },
    groupBy: COLLECT {
      MATCH (o:Organization)
      WHERE coalesce(o.validFrom, $asOf) <= $asOf AND (o.validTo IS NULL OR $asOf < o.validTo) AND o.endKnown IS NULL
      WITH o, head(COLLECT {
        MATCH (o)-[t:PART_OF]->(whole:Organization)
        WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
        RETURN whole ORDER BY coalesce(whole.nameSort, whole.name), whole.id LIMIT 1
      }) AS whole
      WITH whole, coalesce(o.synthetic, false) AS synthetic, count(o) AS count
      ORDER BY count DESC, whole.id, synthetic LIMIT 500
      RETURN {count: count, keys: {synthetic: synthetic, partOf: whole {.id, .name}}}
    }
  },
  municipalities: head(COLLECT {
    MATCH (m:Municipality)
    WHERE coalesce(m.validFrom, $asOf) <= $asOf AND (m.validTo IS NULL OR $asOf < m.validTo) AND m.endKnown IS NULL
    WITH m,
         head(COLLECT {
           MATCH (m)-[:HAS_POPULATION]->(p:PopulationCount) WHERE p.countedOn <= $asOf
           RETURN p.value ORDER BY p.countedOn DESC LIMIT 1
         }) AS population,
         head(COLLECT {
           MATCH (m)-[t:IN_POLICE_DISTRICT]->(d:PoliceDistrict)
           WHERE coalesce(t.validFrom, $asOf) <= $asOf AND (t.validTo IS NULL OR $asOf < t.validTo) AND t.endKnown IS NULL
           RETURN d ORDER BY d.id LIMIT 1
         }) AS district
    WITH district, m.writtenNorwegian AS written, count(m) AS count, sum(population) AS sum,
         min(population) AS least, max(population) AS most
    ORDER BY count DESC, district.id, written
    WITH collect({count: count, keys: {policeDistrict: district {.id, .name}, writtenNorwegian: written},
                  aggregate: {population: {sum: sum}}})[..100] AS groups,
         sum(count) AS count, sum(sum) AS sum, min(least) AS least, max(most) AS most
    RETURN {aggregate: {count: count, population: {sum: sum, min: least, max: most}}, groupBy: groups}
  })
} AS data
