"""The rules of the book, as clients see them: told in the caller's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from graph.model.assurance import AttestationTopic
from queries import rule as book
from queries.phrases import FALLBACK
from queries.rule import Binding, Responsible
from resolvers.declarations import Lookup
from schema.fields import described, shown

described(
    Binding,
    "How much an expectation binds.",
    REQUIREMENT="It must be met (skal, plikt, føring); never the responsibility of a municipality.",
    RECOMMENDATION="It should be met (bør, anbefales).",
    OPTION="It can be met (kan, med fordel): not meeting it is an unused possibility.",
)
described(
    Responsible,
    "Whose move it is.",
    POLICE="The police's.",
    MUNICIPALITY="The municipality's.",
    BOTH="Both the police's and the municipality's.",
    COUNTY="The county's.",
    POD="The National Police Directorate's (Politidirektoratet).",
)
described(
    AttestationTopic,
    "What can be attested.",
    CONTACTS="Police contacts.",
    FUNCTIONS="Functions and their posts.",
    FORUMS="Forums and their seats.",
    MEETINGS="Meetings, with agendas and minutes.",
    AGREEMENTS="Agreements.",
    OFFERS="Offers of cooperation.",
    SLT="SLT: coordination of local measures against crime.",
    PLANS="Plans and measures.",
    SCHOOLS="Cooperation with schools.",
    ORDINANCES="Local police ordinances (politivedtekter).",
    EVALUATIONS="Evaluations.",
    RECORDS="Records: attendance and action points.",
)


@strawberry.type(description="An expectation of the guide, with its check.")
class Rule:
    """An expectation of the guide, with its check."""

    id: strawberry.ID = shown(None, "contact.assigned.")
    version: int = shown(None, "Counts its changes.")
    title: str = shown(None, "Its title, in the caller's language.")
    explanation: str = shown(None, "What it means, in the caller's language.")
    remedy: str = shown(None, "What mends a gap, in the caller's language.")
    binding: Binding = shown(None, "How much it binds.")
    wording: str = shown(None, "The guide's own verb, in Norwegian.")
    responsible: Responsible = shown(None, "Whose move it is.")
    guide_section: str = shown(None, "The section of the guide.")
    topic: AttestationTopic = shown(None, "What must be attested before an absence is a gap.")


class ToldRule:
    """A rule of the book, told field by field in the caller's language."""

    def __init__(self, rule: book.Rule) -> None:
        self.texts = rule.texts
        self._plain = {
            "id": rule.id,
            "version": rule.version,
            "binding": rule.binding.value,
            "wording": rule.wording,
            "responsible": rule.responsible.value,
            "guideSection": rule.guide,
            "topic": rule.topic.value,
        }
        self._localized: Mapping[str, Mapping[str, str]] = {
            "title": rule.title,
            "explanation": rule.explanation,
            "remedy": rule.remedy,
        }

    def told(self, name: str, language: str) -> Any:
        """The value of a field of the rule."""
        if name in self._localized:
            return self._localized[name][FALLBACK.get(language, language)]
        return self._plain[name]


RULE = Lookup("rules", "ruleId")
