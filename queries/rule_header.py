"""The header of a rule's file: which keys it has, and what form each has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from queries import phrases

_LOCALIZED = ("title", "explanation", "applies-to", "remedy")
_FORMS: Mapping[str, type] = MappingProxyType(
    {"id": str, "version": int, "binding": str, "wording": str, "responsible": str, "guide": str}
    | {"subject": list, "topic": str, "police-facts": bool, "not-applicable": bool}
    | dict.fromkeys((*_LOCALIZED, "validity", "texts"), dict)
)
_OPTIONAL: Mapping[str, type] = MappingProxyType({"parameters": dict})
_PARAMETER_KEYS = frozenset({"default", "origin", "title"})


def wrong_header(header: Mapping[str, Any], stem: str) -> list[str]:
    """What is missing, unknown or malformed in the header of the rule file `stem`, each with its mending."""
    forms = {**_FORMS, **_OPTIONAL}
    wrong = [f"header key {key} is missing: add it" for key in _FORMS if key not in header]
    wrong += [f"header key {key} is unknown: remove it" for key in header if key not in forms]
    wrong += [
        f"header key {key} must be a {form.__name__}, and is {header[key]!r}"
        for key, form in forms.items()
        if key in header and type(header[key]) is not form
    ]
    if wrong:
        return wrong
    if header["id"] != stem:
        wrong.append(f"the header calls it {header['id']}, the file {stem}: use one name")
    for key in _LOCALIZED:
        wrong += _untranslated(key, header[key])
    wrong += [
        f"validity.{key} is unknown: use from and to" for key in header["validity"].keys() - {"from", "to"}
    ]
    wrong += [
        f"validity.{key} must be a day such as 2024-01-01, and is {day!r}"
        for key, day in header["validity"].items()
        if type(day) is not dt.date
    ]
    for name, given in header.get("parameters", {}).items():
        if not isinstance(given, dict) or given.keys() != _PARAMETER_KEYS:
            wrong.append(f"parameters.{name} must have {', '.join(sorted(_PARAMETER_KEYS))} and nothing else")
        else:
            wrong += _untranslated(f"parameters.{name}.title", given["title"])
    return wrong


def _untranslated(key: str, texts: Mapping[str, Any]) -> list[str]:
    missing = [language for language in phrases.LANGUAGES if not texts.get(language)]
    return [f"{key} is missing in {', '.join(missing)}: write it"] if missing else []
