"""Everything that can be set from outside, read once at start from the environment."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
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
    introspection_values=500_000,
    aliases=15,
    root_fields=5,
    directives=50,
    field_directives=5,
    subqueries=40,
    nodes=50_000,
    request_seconds=5,
    transaction_seconds=4,
    planning_seconds=15,
    evaluating_seconds=30,
)
LOCAL = Limits(
    body=256_000,
    tokens=2_000,
    depth=12,
    introspection_depth=16,
    introspection_values=500_000,
    aliases=30,
    root_fields=20,
    directives=50,
    field_directives=5,
    subqueries=120,
    nodes=500_000,
    request_seconds=10,
    transaction_seconds=8,
    planning_seconds=60,
    evaluating_seconds=120,
)


SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""How the address of a Neo4j begins."""

CREDENTIALS = "@"
"""What ends user and password in an address; nothing else in the address of a Neo4j holds it."""


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
    neo4j_heap_mb: int = Field(default=1024, ge=512)
    """How much heap that Neo4j has, MB; an import takes about 5.5 MB of it for a thousand rows."""
    neo4j_uri: str | None = Field(default=None, validation_alias="NEO4J_URI")
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

    @field_validator("neo4j_uri")
    @classmethod
    def _address_of_a_neo4j(cls, uri: str | None) -> str | None:
        if uri is not None:
            _refuse_other_addresses(uri)
        return uri

    @field_validator("neo4j_database")
    @classmethod
    def _database_that_takes_data(cls, name: str) -> str:
        if name.lower() == "system":
            msg = "in it Neo4j keeps its users and databases, no data. Choose another database, like neo4j"
            raise ValueError(msg)
        return name

    @model_validator(mode="after")
    def _password_where_there_is_a_server(self) -> Self:
        if self.neo4j_uri is not None and self.neo4j_password is None:
            msg = "NEO4J_URI is set and NEO4J_PASSWORD is not: set it too, or unset NEO4J_URI"
            raise ValueError(msg)
        return self


def _refuse_other_addresses(uri: str) -> None:
    """Refuse what cannot be the address of a Neo4j: raises `ValueError`, which does not quote it."""
    if CREDENTIALS in uri:
        msg = (
            "it holds a user or a password. Put user and password into NEO4J_USERNAME and NEO4J_PASSWORD, "
            "and leave the address alone here, like bolt://localhost:7687"
        )
        raise ValueError(msg)
    scheme, _, _ = uri.partition("://")
    if scheme not in SCHEMES or not _names_a_host(uri):
        msg = (
            "it is not the address of a Neo4j. Give it as scheme://host:port, like bolt://localhost:7687; "
            f"the scheme is one of {', '.join(SCHEMES)}, and an IPv6 address stands in brackets"
        )
        raise ValueError(msg)


def _names_a_host(uri: str) -> bool:
    """Whether there is a host that can be looked up, and a port that is one or left out."""
    try:
        parts = urlsplit(uri)
        host, port = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:
        return False
    return host != b"" and port != 0


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
    given = os.environ.get(name)
    secret = "PASSWORD" in name or (name == "NEO4J_URI" and CREDENTIALS in str(given))
    value = "(not shown)" if secret else repr(given)
    return f"{name} is {value}, which cannot be used: {message[0].lower()}{message[1:]}."
