"""What can keep a command from being done, of which the message says all that helps."""

from __future__ import annotations

from graph.errors import GraphError
from graph.load import Mixed
from graph.rows import Dangling
from queries.texts import BrokenFile
from resolvers.request import Refused
from seeds import problems
from seeds.exporting.export import CannotExport
from seeds.exporting.narrowing import Unknown
from seeds.exporting.reading import Unfit
from service.commands.ask import CannotAsk
from service.commands.load import CannotLoad
from service.commands.neo4j import InUse
from service.errors import Failure
from service.operations import BrokenOperation
from service.serving import CannotListen, EndedByItself
from service.settings import BadSetting

EXPECTED = (
    BadSetting,
    BrokenFile,
    BrokenOperation,
    CannotAsk,
    CannotExport,
    CannotListen,
    CannotLoad,
    Dangling,
    EndedByItself,
    Failure,
    GraphError,
    InUse,
    Mixed,
    Refused,
    Unfit,
    Unknown,
    problems.Refused,
)
