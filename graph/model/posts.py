"""Roles, posts and who holds them (W3C ORG: Role, Post; guide §2.1, §5)."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from graph.model.base import Dated, Named, Node, NodeId, Ref
from graph.model.organizations import Actor


class RoleSide(StrEnum):
    """Whose side a role belongs to."""

    MUNICIPAL = "MUNICIPAL"
    POLICE = "POLICE"
    COUNTY = "COUNTY"
    OTHER = "OTHER"


class RoleLeadership(StrEnum):
    """Which sort of leadership a role carries."""

    POLITICAL = "POLITICAL"
    ADMINISTRATIVE = "ADMINISTRATIVE"
    NONE = "NONE"


class Role(Node, Named):
    """What a post is for; data, not code. `name`, `nameNn` and `nameEn` are its labels."""

    code: str = Field(pattern=r"^[A-Z_]+$")
    """The role's name in code and queries: POLICE_CONTACT."""
    side: RoleSide
    leadership: RoleLeadership
    managementLevel: int | None = Field(default=None, ge=1, le=3)
    """1 is the top; empty where the role has none."""
    isLeader: bool
    isLiaison: bool
    """Daily link between police and municipality: a held liaison post is coordination (guide §5)."""
    isSpecialist: bool
    """A police specialist of guide §2.1, Boks 2 or §5.4: available, but not coordination by itself."""
    answersFor: Annotated[tuple[NodeId, ...], Ref("ANSWERS_FOR", ("Challenge",))] = ()


class Post(Actor, Named):
    """One role in one organization. It exists with nobody in it: then it is vacant."""

    role: Annotated[NodeId, Ref("HAS_ROLE", ("Role",))]
    organization: Annotated[NodeId, Ref("POST_IN", ("Organization",))]


class Person(Node):
    """Somebody who holds posts: a name and work contact details, and nothing else; erased, none of it."""

    name: str | None = Field(default=None, min_length=1)
    """Empty once the person is erased, and only then."""
    workEmail: str | None = None
    workPhone: str | None = None
    erasedOn: dt.date | None = None
    """When the person was erased; what is left says only that somebody held the post."""

    @model_validator(mode="after")
    def _named_until_erased(self) -> Self:
        if self.erasedOn is None and self.name is None:
            msg = "the person has no name: write it"
            raise ValueError(msg)
        if self.erasedOn is not None and (self.name or self.workEmail or self.workPhone):
            msg = f"the person was erased on {self.erasedOn}, and yet has a name or address: leave them out"
            raise ValueError(msg)
        return self


class AssignmentKind(StrEnum):
    """How somebody holds a post."""

    ORDINARY = "ORDINARY"
    ACTING = "ACTING"
    DEPUTY = "DEPUTY"


class Assignment(Node, Dated):
    """A person holds a post in a period."""

    assignmentKind: AssignmentKind = AssignmentKind.ORDINARY
    share: float | None = Field(default=None, gt=0, le=1)
    """Share of full time; empty = unknown."""
    post: Annotated[NodeId, Ref("HAS_ASSIGNMENT", ("Post",), incoming=True)]
    person: Annotated[NodeId, Ref("HELD_BY", ("Person",))]


class Remit(Node, Dated):
    """A municipality or city district that a post serves in a period."""

    post: Annotated[NodeId, Ref("HAS_REMIT", ("Post",), incoming=True)]
    place: Annotated[NodeId, Ref("COVERS", ("Municipality", "CityDistrict"))]
