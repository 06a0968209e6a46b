"""One process at a time where several would spoil each other's files."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one, of all processes and threads that ask for it, to work in a folder; waits its turn.

    The system drops the lock with its holder, however that ends. Raises OSError where the folder is missing.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
