"""Waiting in a queue that ends: who would come last of too many is told so at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from resolvers.request import Refused


class Queue:
    """What is waited for, and by how many."""

    def __init__(self, most: int, what: str) -> None:
        """Let at most so many different things be waited for; `what` they do, in words."""
        self._most = most
        self._what = what
        self._waiting: Counter[Hashable] = Counter()

    @contextmanager
    def joined(self, thing: Hashable) -> Iterator[None]:
        """Wait for a thing, which counts once however many do. Raises `Refused` where it is one too many."""
        if thing not in self._waiting and len(self._waiting) >= self._most:
            msg = f"Too many wait to {self._what}: {len(self._waiting)}. Ask again when they are through."
            raise Refused(msg, "BUSY")
        self._waiting[thing] += 1
        try:
            yield
        finally:
            self._waiting[thing] -= 1
            if not self._waiting[thing]:
                del self._waiting[thing]
