// contactsFor
CYPHER 5
CALL () {
  CALL () {
    MATCH (municipality:Node&Municipality {id: $given.p0})
    OPTIONAL MATCH (challenge:Challenge)
    WHERE challenge.code = $given.p1.challenge
    WITH municipality, challenge
    WHERE $given.p1.challenge IS NULL OR challenge IS NOT NULL
    CALL (challenge) {
      MATCH (role:Role)
      WHERE coalesce(challenge IN [(role)-[:ANSWERS_FOR]->(c:Challenge) | c], false)
        OR role.code IN CASE $given.p1.request
          WHEN 'EXERCISE' THEN ['EMERGENCY_PLANNER', 'EMERGENCY_COORDINATOR']
          WHEN 'THREAT' THEN ['THREAT_RISK_ASSESSOR']
          ELSE [] END
      RETURN collect(role) AS roles
    }
    // The municipality and its city districts, the units that serve them, and what its police district has.
    CALL (municipality) {
      OPTIONAL MATCH (part:CityDistrict)-[belongs:PART_OF]->(municipality)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL) AND (coalesce(part.validFrom, $asOf) <= $asOf AND (part.validTo IS NULL OR $asOf < part.validTo) AND part.endKnown IS NULL)
      WITH municipality, collect(part) AS parts
      RETURN [municipality] + parts AS places
    }
    CALL (places) {
      UNWIND places AS place
      OPTIONAL MATCH (unit:ServiceUnit)-[serves:SERVES]->(place)
      WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL)
      WITH DISTINCT unit
      OPTIONAL MATCH (point:ServicePoint)-[belongs:PART_OF]->(unit)
      WHERE (coalesce(belongs.validFrom, $asOf) <= $asOf AND (belongs.validTo IS NULL OR $asOf < belongs.validTo) AND belongs.endKnown IS NULL) AND (coalesce(point.validFrom, $asOf) <= $asOf AND (point.validTo IS NULL OR $asOf < point.validTo) AND point.endKnown IS NULL)
      WITH collect(DISTINCT unit) AS units, collect(DISTINCT point) AS points
      RETURN units + points AS near
    }
    CALL (municipality) {
      OPTIONAL MATCH (municipality)-[lies:IN_POLICE_DISTRICT]->(district:PoliceDistrict)
      WHERE (coalesce(lies.validFrom, $asOf) <= $asOf AND (lies.validTo IS NULL OR $asOf < lies.validTo) AND lies.endKnown IS NULL) AND (coalesce(district.validFrom, $asOf) <= $asOf AND (district.validTo IS NULL OR $asOf < district.validTo) AND district.endKnown IS NULL)
      OPTIONAL MATCH path = (unit:Organization)-[:PART_OF*1..6]->(district)
      WHERE all(r IN relationships(path) WHERE (coalesce(r.validFrom, $asOf) <= $asOf AND (r.validTo IS NULL OR $asOf < r.validTo) AND r.endKnown IS NULL)) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL)
      WITH district, collect(unit) AS units
      OPTIONAL MATCH (other:FunctionalUnit)-[serves:SERVES]->(district)
      WHERE (coalesce(serves.validFrom, $asOf) <= $asOf AND (serves.validTo IS NULL OR $asOf < serves.validTo) AND serves.endKnown IS NULL) AND (coalesce(other.validFrom, $asOf) <= $asOf AND (other.validTo IS NULL OR $asOf < other.validTo) AND other.endKnown IS NULL)
      WITH district, units, collect(other) AS others
      RETURN collect(district) + reduce(all = [], each IN collect(units + others) | all + each) AS around
    }
    CALL (municipality, roles, places, near, around) {
      UNWIND roles AS role
      MATCH (role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
      WHERE role.side = 'POLICE'
      OPTIONAL MATCH (post)-[:HAS_REMIT]->(remit:Remit)-[:COVERS]->(place:Organization)
      WHERE (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL) AND place IN places
      WITH municipality, around, near, role, post, unit, collect(place) AS covered
      WHERE size(covered) > 0 OR unit IN near
      RETURN post, role, unit, 1 AS class, 'LOCAL_HOLDER' AS part,
        CASE WHEN covered = [] THEN [municipality] ELSE covered END AS served
    UNION
      UNWIND places AS place
      MATCH (place)<-[:COVERS]-(remit:Remit)<-[:HAS_REMIT]-(post:Post)-[:HAS_ROLE]->(role:Role)
      WHERE role.code IN ['POLICE_CONTACT', 'SLT_COORDINATOR'] AND (coalesce(remit.validFrom, $asOf) <= $asOf AND (remit.validTo IS NULL OR $asOf < remit.validTo) AND remit.endKnown IS NULL)
      MATCH (post)-[:POST_IN]->(unit:Organization)
      WITH post, role, unit, collect(place) AS served
      RETURN post, role, unit, CASE role.code WHEN 'POLICE_CONTACT' THEN 3 ELSE 4 END AS class, role.code AS part, served
    UNION
      UNWIND CASE WHEN $given.p1.request IN ['LECTURE', 'TEACHING', 'YOUTH_CLUB'] THEN around ELSE [] END AS unit
      MATCH (role:Role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit)
      WHERE unit:FunctionalUnit AND unit.function = 'PREVENTION' AND role.code = 'FUNCTION_CONTACT'
      RETURN DISTINCT post, role, unit, 2 AS class, 'PREVENTION_UNIT' AS part, [municipality] AS served
    UNION
      UNWIND roles AS role
      MATCH (role)<-[:HAS_ROLE]-(post:Post)-[:POST_IN]->(unit:Organization)
      WHERE role.side = 'POLICE' AND unit IN around
      RETURN DISTINCT post, role, unit, 5 AS class, 'DISTRICT_SPECIALIST' AS part, [municipality] AS served
    UNION
      MATCH path = (unit:Organization)-[:PART_OF*0..6]->(municipality)
      WHERE all(r IN relationships(path) WHERE (coalesce(r.validFrom, $asOf) <= $asOf AND (r.validTo IS NULL OR $asOf < r.validTo) AND r.endKnown IS NULL)) AND (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL)
      MATCH (unit)<-[:POST_IN]-(post:Post)-[:HAS_ROLE]->(role:Role)
      WHERE role.side = 'MUNICIPAL' AND (role IN roles OR role.code = 'CHIEF_MUNICIPAL_EXECUTIVE' AND unit = municipality)
      RETURN DISTINCT post, role, unit, CASE WHEN role IN roles THEN 6 ELSE 7 END AS class, 'COUNTERPART' AS part,
        [municipality] AS served
    UNION
      // Where there is nobody, that is the answer.
      RETURN null AS post, null AS role, null AS unit, 0 AS class, null AS part, [] AS served
    }
    WITH municipality, post, role, unit, class, part, served,
         [(post)-[:HAS_ASSIGNMENT]->(a:Assignment) WHERE (coalesce(a.validFrom, $asOf) <= $asOf AND (a.validTo IS NULL OR $asOf < a.validTo) AND a.endKnown IS NULL) | a.assignmentKind] AS kinds,
         [(post)-[:HAS_ASSIGNMENT]->(a:Assignment) WHERE a.validTo <= $asOf | a.validTo] AS ended
    WHERE (coalesce(unit.validFrom, $asOf) <= $asOf AND (unit.validTo IS NULL OR $asOf < unit.validTo) AND unit.endKnown IS NULL)
    WITH municipality, post, role, unit, class, part, served,
         CASE WHEN 'ORDINARY' IN kinds THEN 'ORDINARY' WHEN 'ACTING' IN kinds THEN 'ACTING'
              WHEN 'DEPUTY' IN kinds THEN 'DEPUTY' END AS heldAs,
         toString(reduce(last = null, day IN ended | CASE WHEN last IS NULL OR day > last THEN day ELSE last END)) AS since
    // A post that comes in twice keeps its best place.
    ORDER BY post.id, class
    WITH municipality, post, role, unit, heldAs, since, head(collect(class)) AS class, head(collect(part)) AS part,
         head(collect(served)) AS served
    CALL (served) {
      UNWIND served AS place
      WITH place ORDER BY place.nameSort, place.id
      RETURN reduce(said = '', name IN collect(place.name) | said + CASE said WHEN '' THEN '' ELSE ', ' END + name) AS places
    }
    WITH *, coalesce(role.nameNn, role.name) AS nn, coalesce(role.nameEn, role.name) AS en
    WITH municipality, post, class, part, heldAs, since,
         CASE WHEN municipality IN served THEN 0 ELSE 1 END AS distance,
         CASE part
           WHEN 'LOCAL_HOLDER' THEN {code: 'local-holder', args: {role: role.name, roleNn: nn, roleEn: en, places: places}}
           WHEN 'POLICE_CONTACT' THEN CASE WHEN $given.p1.request IN ['LECTURE', 'TEACHING', 'YOUTH_CLUB']
             THEN {code: 'police-contact-besides', args: {role: role.name, roleNn: nn, roleEn: en, places: places}}
             ELSE {code: 'police-contact', args: {role: role.name, roleNn: nn, roleEn: en, places: places}} END
           WHEN 'SLT_COORDINATOR' THEN {code: 'slt-coordinator', args: {role: role.name, roleNn: nn, roleEn: en, places: places}}
           WHEN 'PREVENTION_UNIT' THEN {code: 'prevention-unit', args: {unit: unit.name}}
           WHEN 'DISTRICT_SPECIALIST' THEN {code: 'district-specialist', args: {role: role.name, roleNn: nn, roleEn: en, unit: unit.name}}
           ELSE CASE class WHEN 6
             THEN {code: 'counterpart', args: {role: role.name, roleNn: nn, roleEn: en, unit: unit.name}}
             ELSE {code: 'counterpart-top', args: {role: role.name, roleNn: nn, roleEn: en, unit: unit.name}} END END AS reason
    ORDER BY class, distance, CASE heldAs WHEN 'ORDINARY' THEN 0 WHEN 'ACTING' THEN 1 ELSE 2 END, post.name, post.id
    WITH municipality, collect({post: post, class: class, part: part, heldAs: heldAs, since: since, reason: reason}) AS every
    // The top of the municipality is its counterpart only where nobody in it answers for the matter.
    WITH municipality, [e IN every WHERE e.post IS NOT NULL AND (e.class < 7 OR none(o IN every WHERE o.class = 6 AND o.heldAs IS NOT NULL))] AS every
    WITH municipality, [e IN every WHERE e.heldAs IS NULL] AS vacant,
         [e IN every WHERE e.heldAs IS NOT NULL AND e.class < 6] AS outside,
         [e IN every WHERE e.heldAs IS NOT NULL AND e.class >= 6] AS inside
    RETURN municipality AS municipality,
      [i IN range(0, size(outside) - 1) |
        {rank: i + 1, post: outside[i].post, part: outside[i].part, heldAs: outside[i].heldAs, reason: outside[i].reason}] AS contacts,
      [i IN range(0, size(inside) - 1) |
        {rank: i + 1, post: inside[i].post, part: inside[i].part, heldAs: inside[i].heldAs, reason: inside[i].reason}] AS counterparts,
      [e IN vacant | CASE WHEN e.since IS NULL
        THEN {post: e.post, part: e.part, since: null, code: 'vacant', args: {post: e.post.name}}
        ELSE {post: e.post, part: e.part, since: e.since,
          code: 'vacant-since', args: {post: e.post.name, since: e.since}} END] AS passedOver

  }
  RETURN collect({municipality: municipality, contacts: contacts, counterparts: counterparts, passedOver: passedOver}) AS c0
}
RETURN head(COLLECT {
  UNWIND c0 AS e0
  RETURN [head(COLLECT {
    UNWIND e0.municipality AS n0
    RETURN [n0.name]
  }), COLLECT {
    UNWIND e0.contacts AS i0
    RETURN [i0.rank, i0.part, i0.heldAs, [i0.reason.code, i0.reason.args], head(COLLECT {
      UNWIND i0.post AS n1
      RETURN [n1.id, n1.name, head(COLLECT {
        MATCH (n1)-[:POST_IN]->(n2:Organization)
        WITH n2 ORDER BY n2.id LIMIT 1
        RETURN [n2.name]
      }), COLLECT {
        MATCH (n1)-[:HAS_ASSIGNMENT]->(n3:Assignment)
        WHERE coalesce(n3.validFrom, $asOf) <= $asOf AND (n3.validTo IS NULL OR $asOf < n3.validTo) AND n3.endKnown IS NULL
        WITH DISTINCT n3 ORDER BY n3.id LIMIT 5
        RETURN [n3.assignmentKind, head(COLLECT {
          MATCH (n3)-[:HELD_BY]->(n4:Person)
          WHERE NOT n4:Person
          WITH n4 ORDER BY n4.id LIMIT 1
          RETURN [null, null, null]
        })]
      }]
    })]
  }, COLLECT {
    UNWIND e0.counterparts AS i1
    RETURN [i1.rank, i1.heldAs, [i1.reason.code, i1.reason.args], head(COLLECT {
      UNWIND i1.post AS n5
      RETURN [n5.id, n5.name, COLLECT {
        MATCH (n5)-[:HAS_ASSIGNMENT]->(n6:Assignment)
        WHERE coalesce(n6.validFrom, $asOf) <= $asOf AND (n6.validTo IS NULL OR $asOf < n6.validTo) AND n6.endKnown IS NULL
        WITH DISTINCT n6 ORDER BY n6.id LIMIT 5
        RETURN [n6.assignmentKind, head(COLLECT {
          MATCH (n6)-[:HELD_BY]->(n7:Person)
          WHERE NOT n7:Person
          WITH n7 ORDER BY n7.id LIMIT 1
          RETURN [null, null, null]
        })]
      }]
    })]
  }, COLLECT {
    UNWIND e0.passedOver AS i2
    RETURN [i2.part, i2.since, [i2.code, i2.args], head(COLLECT {
      UNWIND i2.post AS n8
      RETURN [n8.id, n8.name]
    })]
  }]
}) AS answer
// parameters: {"asOf": "2026-11-24", "given": {"p0": "kommune:5001", "p1": {"challenge": "DOMESTIC_HONOUR_VIOLENCE"}}}
