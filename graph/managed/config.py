"""What the managed server is told when it starts: its configuration, its Java, its first password. Pure."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from graph.managed.home import Home

USER = "neo4j"
MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"
HASH_ROUNDS = 1024

# The share of the heap that all transactions together, and one alone, may take. What wants more is refused
# and the server lives on; the last tenth is for the others while one large statement runs.
ALL_TRANSACTIONS = 0.7
ONE_TRANSACTION = 0.6

# MB of heap for each plan that is kept. One of thirty subqueries takes one to two: with the thousand that
# Neo4j keeps otherwise a heap of 1 GB is full, and the server does nothing any more but collect.
MB_A_PLAN = 4


def configuration(home: Home) -> str:
    """Write ``neo4j.conf``. The server checks it strictly: a misspelt name stops the start."""
    settings = {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{home.bolt_port}",
        "server.bolt.advertised_address": f"127.0.0.1:{home.bolt_port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        # On by default since 2026.03: they call out on the local network, so that a cloud console finds us.
        "server.fleet_discovery.enabled": "false",
        "dbms.fleet_manager.enabled": "false",
        # Community lets any reader fetch files and addresses with LOAD CSV; here nobody needs it.
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "server.memory.heap.initial_size": f"{home.heap_mb}m",
        "server.memory.heap.max_size": f"{home.heap_mb}m",
        "server.memory.query_cache.per_db_cache_num_entries": f"{home.heap_mb // MB_A_PLAN}",
        "server.memory.pagecache.size": f"{home.page_cache_mb}m",
        "dbms.memory.transaction.total.max": f"{int(home.heap_mb * ALL_TRANSACTIONS)}m",
        "db.memory.transaction.max": f"{int(home.heap_mb * ONE_TRANSACTION)}m",
        "db.transaction.timeout": f"{home.transaction_timeout_s}s",
        # The default looks every 2 s, which is half of what a read may take at all.
        "db.transaction.monitor.check.interval": "250ms",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "100M size",
        # Without these a stop waits 10 s for connections that nobody uses.
        "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
        "internal.server.bolt.connection_shutdown_wait_time": "1s",
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def command(java: Path, home: Home, jars: Sequence[Path]) -> tuple[str, ...]:
    """Build the command line that starts the server."""
    return (
        str(java),
        f"-Xms{home.heap_mb}m",
        f"-Xmx{home.heap_mb}m",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        ":".join(map(str, jars)),
        MAIN_CLASS,
        home_argument(home),
        f"--config-dir={home.conf}",
    )


def home_argument(home: Home) -> str:
    """Spell the argument by which a process of this home is known."""
    return f"--home-dir={home.path}"


def first_password(password: str, salt: bytes) -> str:
    """Build the line that ``neo4j-admin dbms set-initial-password`` leaves for the first start.

    The server reads it from ``data/dbms/auth.ini`` when it makes its system database. So the well-known
    password of a fresh Neo4j is never valid, not even for a moment, and ours is on no command line.
    """
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(HASH_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{HASH_ROUNDS}:\n"
