"""The whole demonstration layer: synthetic coordination over the real actors, relative to an anchor day.

The same reference data, anchor and seed give the same rows on every machine. Each row is marked as synthetic
and names the layer's Source, whose `anchorOn` says which day the dates are relative to.
"""

from __future__ import annotations

import datetime as dt

from graph.model.assurance import Source
from graph.model.base import Node, Tie
from seeds.demo.affiliations import affiliations
from seeds.demo.agreements import agreements
from seeds.demo.assurance import assurance
from seeds.demo.contacts import contacts
from seeds.demo.councils import Councils
from seeds.demo.country import country
from seeds.demo.design import design
from seeds.demo.draft import SOURCE, Draft
from seeds.demo.forums import networks, slt_forums
from seeds.demo.functional import functional_units
from seeds.demo.meetings import meetings
from seeds.demo.municipal import municipal
from seeds.demo.offers import offers
from seeds.demo.partners import partners
from seeds.demo.plans import plans
from seeds.demo.police import geographic_units
from seeds.demo.prevention import prevention
from seeds.demo.processes import ordinances, processes
from seeds.demo.records import records as decided
from seeds.demo.references import references
from seeds.ids import municipality_id
from seeds.records import Reference

__all__ = ["SOURCE", "rows"]


def rows(read: Reference, anchor: dt.date, at: dt.datetime) -> tuple[Node | Tie, ...]:
    """All rows of the layer, dated around `anchor`, recorded at `at`."""
    draft = Draft(anchor, at, {role.label.code: role.label for role in read.roles})
    draft.node(
        Source,
        SOURCE,
        title="Demonstrasjonsdata: oppdiktet samarbeid mellom virkelige aktører",
        publisher="Samordning",
        licence="Apache-2.0",
        retrievedOn=at.date(),
        statedOn=anchor,
        anchorOn=anchor,
    )
    places = country(read)
    shape = design(draft, places)
    units = geographic_units(draft, places)
    functional_units(draft, places, units)
    liaisons = contacts(draft, places, units, shape)
    posts = municipal(draft, places, shape)
    schools = partners(draft, places)
    councils = Councils(draft, shape, units, liaisons, posts, schools).all(places)
    slt = slt_forums(draft, places, shape, units, liaisons, posts, councils)
    arenas = [*councils, *slt, *networks(draft, places, units, liaisons, posts)]
    for arena in arenas:
        meetings(draft, arena, units)
    agreements(draft, places, shape, units, councils)
    plans(draft, places, arenas, units)
    known = {municipality_id(example.municipality) for example in read.partial.examples}
    prevention(draft, places, posts, units, known)
    offers(draft, places, shape, units)
    ordinances(draft, places)
    processes(draft, places, units, councils)
    affiliations(draft, places, units, liaisons)
    decided(draft, places, units, liaisons, councils)
    assurance(draft, places, shape, liaisons, councils)
    references(draft)
    return tuple(draft.rows)
