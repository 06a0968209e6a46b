"""Who asks, as far as this service can know: from this machine, or anyone; and what such a caller may see."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from starlette.datastructures import Headers

from resolvers.request import DEMONSTRATION_NAMES, LANGUAGES, Language, Profile
from service.errors import Code, Failure
from service.settings import BadSetting, Settings

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
PROXY_HEADERS = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-server",
    "x-real-ip",
    "cf-connecting-ip",
    "true-client-ip",
)
_PROXY_HEADERS = frozenset(name.encode() for name in PROXY_HEADERS)


@dataclass(frozen=True, slots=True)
class Access:
    """What every caller of this process is, which hangs on where the process listens."""

    profile: Profile
    loopback: bool
    """Whether only this machine can reach it: then its own names are the only ones it answers to."""
    rate: int | None
    """Requests a minute for each address; None for as many as it likes."""

    def refuse_strangers(self, headers: Headers) -> None:
        """Refuse what a browser was tricked into, on loopback: raises :class:`Failure`.

        A page of another host can give its name our address (DNS rebinding), or simply send a request; a
        proxy on this machine would make callers from elsewhere look like our own. Who repeats a header that
        is judged here could be judged by one and treated by the other.
        """
        if not self.loopback:
            return
        names = [name for name, _ in headers.raw]
        _refuse_repeated(names, b"host", Code.HOST_REFUSED)
        _refuse_repeated(names, b"origin", Code.ORIGIN_REFUSED)
        host = headers.get("host", "")
        if _without_port(host) not in LOCAL_NAMES:
            raise Failure.of(
                Code.HOST_REFUSED,
                "This service answers on this machine only, as localhost, 127.0.0.1 or [::1]; the request "
                f"was addressed to {host[:100]!r}. Use one of these names.",
            )
        origin = headers.get("origin")
        if origin is not None and _without_port(_without_scheme(origin)) not in LOCAL_NAMES:
            raise Failure.of(
                Code.ORIGIN_REFUSED,
                f"A page of {origin[:100]!r} may not ask this service, which is open on this machine only. "
                "Use a page that this machine serves.",
            )
        through = next((name.decode() for name in names if name in _PROXY_HEADERS), None)
        if through is not None:
            raise Failure.of(
                Code.HOST_REFUSED,
                f"The request came through a proxy (it has the header {through}), and this service trusts "
                "every caller because only this machine can reach it. Ask it directly, or set "
                "SAMORDNING_HOST and SAMORDNING_ANONYMOUS_ACCESS to serve others.",
            )


def access(settings: Settings) -> Access:
    """What callers may do, from where the service listens.

    Raises :class:`BadSetting` where others could reach a service that trusts every caller.
    """
    trusting = Profile("local", frozenset({DEMONSTRATION_NAMES}), settings.local)
    opened = settings.open_beyond_loopback != "no"
    if opened and settings.anonymous_access:
        raise BadSetting(
            "SAMORDNING_OPEN_BEYOND_LOOPBACK trusts callers from elsewhere and SAMORDNING_ANONYMOUS_ACCESS "
            "does not: unset one of them."
        )
    if is_loopback(settings.host):
        return Access(trusting, loopback=True, rate=None)
    if opened:
        return Access(trusting, loopback=False, rate=None)
    if settings.anonymous_access:
        anonymous = Profile("anonymous", frozenset(), settings.anonymous)
        return Access(anonymous, loopback=False, rate=settings.anonymous_rate)
    raise BadSetting(
        f"SAMORDNING_HOST is {settings.host!r}, where others can reach the service, and it trusts every "
        "caller. Use 127.0.0.1, or set SAMORDNING_ANONYMOUS_ACCESS=true (anyone may ask, no persons are "
        "shown), or SAMORDNING_OPEN_BEYOND_LOOPBACK=yes-anyone-may-read if you mean it."
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def language(accept: str | None) -> Language:
    """The language that suits an Accept-Language header best; Norwegian bokmål where none does."""
    if not accept:
        return "nb"
    best, best_weight = "nb", 0.0
    for part in accept[:500].split(","):
        tag, _, parameter = part.partition(";")
        name = tag.strip().lower().partition("-")[0]
        name = "nb" if name == "no" else name
        weight = _weight(parameter)
        if name in LANGUAGES and weight > best_weight:
            best, best_weight = name, weight
    return next(each for each in LANGUAGES if each == best)


def _refuse_repeated(names: list[bytes], name: bytes, code: Code) -> None:
    times = names.count(name)
    if times > 1:
        said = name.decode().title()
        raise Failure.of(code, f"The request has the header {said} {times} times. Send it once.")


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def _without_port(host: str) -> str:
    name, _, port = host.lower().rpartition(":")
    return name if port.isdigit() and name else host.lower()


def _without_scheme(origin: str) -> str:
    scheme, separator, rest = origin.partition("://")
    return rest if separator and scheme in {"http", "https"} else origin
