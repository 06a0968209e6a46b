"""What can keep a command from being done, of which the message says all that helps."""

from __future__ import annotations

from pathlib import Path

from graph.erasure import CannotErase
from graph.errors import GraphError
from graph.load import Mixed
from graph.rows import Dangling
from queries.snapshot import NoSnapshot
from queries.territory import NoTerritory
from queries.texts import BrokenFile
from resolvers.request import Refused
from seeds import problems
from seeds.exporting.narrowing import Unknown
from seeds.exporting.reading import Unfit
from seeds.exporting.writing import CannotExport
from service.commands.ask import CannotAsk
from service.commands.check import CannotCheck
from service.commands.doctor import CannotExamine
from service.commands.load import CannotLoad
from service.commands.neo4j import InUse
from service.errors import Failure
from service.operations import BrokenOperation
from service.serving import CannotListen, EndedByItself
from service.settings import BadSetting, read

EXPECTED = (
    BadSetting,
    BrokenFile,
    BrokenOperation,
    CannotAsk,
    CannotCheck,
    CannotExport,
    CannotErase,
    CannotExamine,
    CannotListen,
    CannotLoad,
    Dangling,
    EndedByItself,
    Failure,
    GraphError,
    InUse,
    Mixed,
    NoSnapshot,
    NoTerritory,
    Refused,
    Unfit,
    Unknown,
    problems.Refused,
)


def unusable_state(error: Exception) -> str | None:
    """What to say where a file or folder of the state cannot be used; None for any other error."""
    if not isinstance(error, OSError) or not isinstance(error.filename, str | Path):
        return None
    try:
        state = read().state_folder
    except BadSetting:
        return None  # of which nothing was read by whoever raised this error
    path = Path(error.filename)
    if not path.is_relative_to(state) and not state.is_relative_to(path):
        return None
    return (
        f"{path} cannot be used: {error.strerror}. Data and what is fetched lie in {state}: make that a "
        "folder that can be written and has space, or name another one with SAMORDNING_STATE."
    )
