"""Everything that can be set from outside, read once at start from the environment."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from resolvers.request import Limits

PREFIX = "SAMORDNING_"

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

ANONYMOUS = Limits(
    body=100_000,
    tokens=1_000,
    depth=8,
    introspection_depth=16,
    aliases=15,
    root_fields=5,
    directives=50,
    field_directives=5,
    subqueries=40,
    nodes=50_000,
    request_seconds=5,
    transaction_seconds=4,
    planning_seconds=15,
)
LOCAL = Limits(
    body=256_000,
    tokens=2_000,
    depth=12,
    introspection_depth=16,
    aliases=30,
    root_fields=20,
    directives=50,
    field_directives=5,
    subqueries=120,
    nodes=500_000,
    request_seconds=10,
    transaction_seconds=8,
    planning_seconds=60,
)


class BadSetting(Exception):
    """Settings that cannot be used; the message names each, its value, and what is expected instead."""


class Settings(BaseSettings):
    """The settings of the process. Limits are set one by one: `SAMORDNING_LOCAL__DEPTH=10`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        nested_model_default_partial_update=True,
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
        frozen=True,
        extra="ignore",
        populate_by_name=True,
    )

    host: str = Field(default="127.0.0.1", min_length=1)
    """The address to listen on."""
    port: int = Field(default=8000, ge=1, le=65535)
    """The port to listen on."""
    state: Path = Path("var")
    """Where data and what is fetched lie; relative to the checkout."""
    debug: bool = False
    """Whether a fault of the command line shows its stack."""
    log: Literal["text", "json"] = "text"
    """How a line of the log is written."""
    anonymous_access: bool = False
    """Whether callers from elsewhere may ask, without names of persons, within the anonymous limits."""
    anonymous_rate: int = Field(default=60, ge=1)
    """How many requests a minute one anonymous address may make."""
    open_beyond_loopback: Literal["no", "yes-anyone-may-read"] = "no"
    """Whether callers from elsewhere are trusted like one on this machine."""
    local: Limits = LOCAL
    """The limits of a caller on this machine."""
    anonymous: Limits = ANONYMOUS
    """The limits of an anonymous caller."""
    document_cache: int = Field(default=100_000, ge=1_000)
    """How many tokens the kept documents may have together; a token takes about 0.5 kB of memory."""
    neo4j_port: int = Field(default=7687, ge=1024, le=65535)
    """The port, on this machine only, of the Neo4j that is started where NEO4J_URI is left out."""
    neo4j_uri: str | None = Field(
        default=None, validation_alias="NEO4J_URI", pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://.+"
    )
    """The Neo4j to use (`bolt://`, `neo4j://`, `neo4j+s://`); left out, one of our own is started."""
    neo4j_username: str = Field(default="neo4j", validation_alias="NEO4J_USERNAME", min_length=1)
    """The user there."""
    neo4j_password: SecretStr | None = Field(default=None, validation_alias="NEO4J_PASSWORD")
    """The user's password."""
    neo4j_database: str = Field(default="neo4j", validation_alias="NEO4J_DATABASE", min_length=1)
    """The database on that server."""

    @property
    def state_folder(self) -> Path:
        """`state` as an absolute path."""
        return ROOT / self.state

    @model_validator(mode="after")
    def _password_where_there_is_a_server(self) -> Self:
        if self.neo4j_uri is not None and self.neo4j_password is None:
            msg = "NEO4J_URI is set and NEO4J_PASSWORD is not: set it too, or unset NEO4J_URI"
            raise ValueError(msg)
        return self


def read() -> Settings:
    """Read the settings from the environment.

    Raises :class:`BadSetting` for a value that cannot be used, and for a name that looks like a setting.
    """
    names = _names()
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in names)
    problems = [_unknown(name, names) for name in unknown]
    settings = None
    try:
        settings = Settings()
    except ValidationError as error:
        problems += [_problem(details) for details in error.errors(include_url=False)]
    if settings is None or problems:
        raise BadSetting("\n".join(problems))
    return settings


def _names() -> set[str]:
    names = set()
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, Limits):
            names |= {f"{PREFIX}{name}__{limit}".upper() for limit in Limits.__slots__}
        else:
            names.add(_environment_name([name]))
    return names


def _environment_name(path: Iterable[Any]) -> str:
    parts = [str(part) for part in path]
    known = Settings.model_fields.get(parts[0]) if parts else None
    if parts and (known is None or known.validation_alias is not None):
        return parts[0].upper()  # an alias stands in an error as it is spelt
    return (PREFIX + "__".join(parts)).upper()


def _unknown(name: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(names), 1)
    meant = f"Did you mean {near[0]}?" if near else "docs/settings.md lists what there is."
    return f"{name} is set, and there is no such setting. {meant} Correct its name or unset it."


def _problem(details: Any) -> str:
    message = details["msg"].removeprefix("Value error, ")
    if len(details["loc"]) == 0:
        return f"{message}."
    name = _environment_name(details["loc"])
    if name not in _names():  # a whole profile, whose limits contradict each other
        return f"{name}__…: {message}."
    value = "(not shown)" if "PASSWORD" in name else repr(os.environ.get(name))
    return f"{name} is {value}, which cannot be used: {message[0].lower()}{message[1:]}."
