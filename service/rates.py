"""How often one address may ask, where callers are not known."""

from __future__ import annotations

import ipaddress
import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from service.errors import Code, Failure


class Rates:
    """Requests of the last minute, by address. Kept in this process: several processes count apart."""

    def __init__(self, per_minute: int) -> None:
        """Allow `per_minute` requests to each address."""
        self._limit = RateLimitItemPerMinute(per_minute)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def count(self, address: str) -> None:
        """Count a request. Raises :class:`Failure` with `Retry-After` when it is one too many."""
        caller = _caller(address)
        if self._window.hit(self._limit, caller):
            return
        wait = max(1, math.ceil(self._window.get_window_stats(self._limit, caller).reset_time - time.time()))
        raise Failure.of(
            Code.RATE_LIMITED,
            f"More than {self._limit.amount} requests in a minute from this address. Ask again in {wait} s.",
            Retry_After=str(wait),
        )


def _caller(address: str) -> str:
    """Whom an address stands for: one subscriber has a whole /64 of IPv6 to choose from."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((ip, 64), strict=False)) if ip.version == 6 else str(ip)
