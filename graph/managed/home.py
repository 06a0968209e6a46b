"""Where a managed server lives, and how much of the machine it may take."""

from dataclasses import dataclass
from pathlib import Path

SMALLEST_HEAP_MB = 256

PORT_SETTING = "SAMORDNING_NEO4J_PORT"
"""The setting that chooses the port, as messages name it to whoever has to change it."""


@dataclass(frozen=True)
class Home:
    """One managed server: its folder, its port and its size. Two homes never share a folder or a port."""

    path: Path
    """The folder; it holds ``data``, ``logs``, ``conf``, the password and the pid file. Absolute."""
    bolt_port: int = 7687
    """The only port that it listens on, on loopback."""
    heap_mb: int = 1024
    """Java heap, MB."""
    page_cache_mb: int = 256
    """Memory for pages of the store, MB; a national graph is well below 100."""
    transaction_timeout_s: int = 300
    """The longest that any transaction may take, s; reads state a shorter one of their own."""
    jar_folder: Path | None = None
    """Where the jars lie; None: ``jars`` in the home itself."""

    def __post_init__(self) -> None:
        if not self.path.is_absolute():
            raise ValueError(f"Home of the managed Neo4j: {self.path} must be an absolute path.")
        if any(character in f"{self.path}{self.jars}" for character in "\n\r:"):
            raise ValueError(
                f"Home of the managed Neo4j: {self.path} or {self.jars} holds a colon or a line break, which "
                "no class path can; move the checkout to another folder."
            )
        if not 1024 <= self.bolt_port <= 65535:
            raise ValueError(
                f"Bolt port of the managed Neo4j: {self.bolt_port} is outside 1024-65535; choose one within."
            )
        if self.heap_mb < SMALLEST_HEAP_MB:
            raise ValueError(
                f"Heap of the managed Neo4j: {self.heap_mb} MB is too little to start with; "
                f"give it {SMALLEST_HEAP_MB} MB or more."
            )
        if self.page_cache_mb < 8:
            raise ValueError(
                f"Page cache of the managed Neo4j: {self.page_cache_mb} MB; give it 8 MB or more."
            )
        if self.transaction_timeout_s < 1:
            raise ValueError(
                f"Transaction timeout of the managed Neo4j: {self.transaction_timeout_s} s; give it 1 or more"
            )

    @property
    def uri(self) -> str:
        """Where its Bolt listens."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def jars(self) -> Path:
        """Where the jars lie."""
        return self.jar_folder or self.path / "jars"

    @property
    def data(self) -> Path:
        """The store, and what was said at the first start about the user."""
        return self.path / "data"

    @property
    def logs(self) -> Path:
        """What the server says about itself."""
        return self.path / "logs"

    @property
    def log(self) -> Path:
        """What the server of the last start said to its user."""
        return self.logs / "neo4j.log"

    @property
    def console(self) -> Path:
        """What its Java said before, or without, a log: a wrong flag, too little memory."""
        return self.logs / "console.log"

    @property
    def conf(self) -> Path:
        """The folder of the configuration; written anew at each start."""
        return self.path / "conf"

    @property
    def password_file(self) -> Path:
        """The password, readable by its owner only."""
        return self.path / "password"

    @property
    def pid_file(self) -> Path:
        """Which process serves this home."""
        return self.path / "server.json"
