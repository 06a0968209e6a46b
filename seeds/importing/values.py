"""From what stands in one cell to a value: strict where a guess could be wrong, kind where none could."""

from __future__ import annotations

import datetime as dt
import re
import sys
from functools import lru_cache
from typing import Any

from seeds.cells import parts
from seeds.importing.files import nearest
from seeds.shapes import Column, Sort

_YES = frozenset({"true", "ja", "yes", "sann", "1"})
_NO = frozenset({"false", "nei", "no", "usann", "0"})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NORWEGIAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?([eE][-+]?\d+)?")
_UNWRITABLE = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no text in XML can have, so that it would not come out in every form: control characters, mostly."""
_ID = re.compile(r"[a-zæøå-]+:[\w.:/-]+")


class Wrong(Exception):
    """A cell that is not what its column holds."""

    def __init__(self, value: Any, expected: str, mend: str, *, told: bool = False) -> None:
        super().__init__(value, expected, mend)
        self.value, self.expected, self.mend = value, expected, mend
        self.told = told
        """Whether a problem with more than this cell says so already."""


def understand(column: Column, given: Any, *, text: bool) -> Any:
    """The value of a cell; None for an empty one. `text` where it comes from CSV. Raises `Wrong`."""
    if given is None or (isinstance(given, str) and (not given or given.isspace())):
        return None
    if isinstance(given, Wrong):
        raise given
    if not column.many:
        return _READ[column.sort](column, given)
    if isinstance(given, str) and text:
        given = parts(given)
    if not isinstance(given, list):
        raise Wrong(given, f"a list, each {column.sort}", "write a list")
    return [_READ[column.sort](column, each) for each in given]


def _text(_: Column, given: Any) -> str:
    if not isinstance(given, str):
        raise Wrong(given, "a text", "write it in quotes")
    if found := _UNWRITABLE.search(given):
        mend = f"take {found[0]!a} out of it: nobody sees it, and few programs can keep it"
        raise Wrong(given, "a text without control characters", mend)
    return given


def _id(_: Column, given: Any) -> str:
    if not isinstance(given, str) or not _ID.fullmatch(given.strip()):
        raise Wrong(given, "an id such as kommune:4601", "write the id of what is meant, not its name")
    return given.strip()


def _day(_: Column, given: Any) -> dt.date:
    if not isinstance(given, str):
        raise Wrong(given, _A_DAY, _AS_A_DAY)
    return _read_day(given)


_A_DAY = "a day"
_AS_A_DAY = "write it as 2026-11-24 or 24.11.2026"


@lru_cache(maxsize=20_000)  # there are few days in many rows
def _read_day(given: str) -> dt.date:
    text = given.strip()
    try:
        if match := _ISO.fullmatch(text):
            return dt.date(*map(int, match.groups()))
        if match := _NORWEGIAN.fullmatch(text):
            return dt.date(*map(int, reversed(match.groups())))
    except ValueError as error:
        raise Wrong(given, "a day that there is", f"correct it ({error})") from None
    raise Wrong(given, _A_DAY, _AS_A_DAY)


def _moment(_: Column, given: Any) -> dt.datetime:
    if not isinstance(given, str):
        raise Wrong(given, _A_MOMENT, _AS_A_MOMENT)
    return _read_moment(given)


_A_MOMENT = "a moment with its time zone"
_AS_A_MOMENT = "write it as 2026-11-24T08:00:00Z, or leave it out"


@lru_cache(maxsize=20_000)  # what was recorded together has the same
def _read_moment(given: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(given)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Wrong(given, _A_MOMENT, _AS_A_MOMENT)
    return moment.astimezone(dt.UTC)


def _whole(_: Column, given: Any) -> int:
    if isinstance(given, str) and re.fullmatch(r"[-+]?\d{1,15}", given.strip()):
        return int(given)
    if isinstance(given, int) and not isinstance(given, bool) and abs(given) < 10**15:
        return given
    raise Wrong(given, "a whole number", "write it with at most 15 digits and nothing else")


def _decimal(_: Column, given: Any) -> float:
    if isinstance(given, str) and _NUMBER.fullmatch(given.strip()):
        given = float(given.replace(",", "."))
    if isinstance(given, int | float) and not isinstance(given, bool) and abs(given) <= sys.float_info.max:
        return float(given)
    raise Wrong(given, "a number", "write it as 0.5 or 0,5, without separators for thousands")


def _flag(column: Column, given: Any) -> bool | None:
    text = str(given).strip().lower()
    if text not in _YES | _NO:
        raise Wrong(given, "true or false", "write true or false (ja or nei)")
    # Where the model only knows one of the two, the other is what an empty cell says.
    value = text in _YES
    return None if column.choices and str(value).lower() not in column.choices else value


def _choice(column: Column, given: Any) -> str:
    if isinstance(given, str) and given in column.choices:
        return given
    text = str(given).strip().upper()
    if text not in column.choices:
        expected = f"one of {', '.join(column.choices)}{nearest(text, column.choices)}"
        raise Wrong(given, expected, "write one of these")
    return text


_READ = {
    Sort.TEXT: _text,
    Sort.ID: _id,
    Sort.DAY: _day,
    Sort.MOMENT: _moment,
    Sort.WHOLE: _whole,
    Sort.DECIMAL: _decimal,
    Sort.FLAG: _flag,
    Sort.CHOICE: _choice,
}
