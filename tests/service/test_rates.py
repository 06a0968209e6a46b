"""How often one address may ask."""

from __future__ import annotations

import pytest

from service.errors import Code, Failure
from service.rates import Rates


def test_one_address_does_not_use_up_the_rate_of_another() -> None:
    """Each has its own count; the one too many is told when to ask again."""
    rates = Rates(2)
    for address in ("10.0.0.1", "10.0.0.1", "10.0.0.2"):
        rates.count(address)
    with pytest.raises(Failure, match="More than 2 requests in a minute") as refused:
        rates.count("10.0.0.1")
    assert refused.value.code is Code.RATE_LIMITED
    assert 1 <= int(refused.value.headers["Retry-After"]) <= 60


def test_a_subscriber_of_ipv6_is_one_caller() -> None:
    """Whoever has a whole network of addresses cannot change the address to ask on."""
    rates = Rates(1)
    rates.count("2001:db8::1")
    with pytest.raises(Failure):
        rates.count("2001:db8::ffff:1")
    rates.count("2001:db8:0:1::1")
