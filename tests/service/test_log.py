"""How the log is written."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st
from structlog.processors import LogfmtRenderer

from service.log import _FIRST, _Text, make_logger


def written(form: str) -> str:
    """What the logger writes of one event and one exception, whose frame holds a secret."""
    stream = io.StringIO()
    log = make_logger("json" if form == "json" else "text", stream)
    log.info("request", request_id="1f", path='/a "b"\nc', rows=3)
    hidden = "a value " + "of a variable"
    try:
        raise LookupError(len(hidden))
    except LookupError as error:
        log.error("fault", exc_info=error)
    return stream.getvalue()


def test_text_is_one_line_of_pairs_and_a_stack_below_it() -> None:
    """A line break in a value does not make a second line."""
    first, second, *stack = written("text").splitlines()
    assert 'event=request request_id=1f path="/a \\"b\\"\\nc" rows=3' in first
    assert "level=error event=fault" in second
    assert stack[0] == "Traceback (most recent call last):"


def test_json_is_one_object_a_line() -> None:
    """The stack is a member."""
    first, second = map(json.loads, written("json").splitlines())
    assert first["request_id"] == "1f"
    assert second["exception"].startswith("Traceback")


def test_a_stack_shows_no_values() -> None:
    """Local variables hold what was asked, and stay out of the log."""
    for form in ("text", "json"):
        assert "a value of a variable" not in written(form)


@given(
    st.dictionaries(
        st.sampled_from(["timestamp", "level", "event", "path", "rows", "kept"]),
        st.text(max_size=5) | st.integers() | st.floats() | st.booleans() | st.none() | st.just("main-1a.js"),
    )
)
def test_the_quick_line_is_the_one_that_the_library_writes(event: dict[str, object]) -> None:
    """Whether a value needs quotes or not."""
    slow = LogfmtRenderer(key_order=_FIRST)(None, "info", dict.fromkeys(_FIRST, "-") | event)
    assert _Text()(None, "info", dict.fromkeys(_FIRST, "-") | event) == slow
