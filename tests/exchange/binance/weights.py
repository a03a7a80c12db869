"""How much a client may ask by REST, and what happens beyond that."""

from aiohttp import web

from ..clock import Clock
from .kind import Kind

_BAN_AFTER = 3  # refusals in one minute
_BAN_SECONDS = 120


class Weights:
    """The weight used in the clock's minute; refused requests cost too."""

    def __init__(self, kind: Kind, clock: Clock) -> None:
        self.limit = kind.weight_per_minute
        self._clock = clock
        self._minute = self.used = self._refused = 0
        self._banned_until = 0

    def charge(self, weight: int) -> tuple[int, int] | None:
        """Count a request; return the status and the seconds of a refusal, if it is one."""
        now = self._clock.now
        if (minute := now // 60_000) != self._minute:
            self._minute, self.used, self._refused = minute, 0, 0
        self.used += weight
        if now < self._banned_until:
            return 418, -(-(self._banned_until - now) // 1000)
        if self.used <= self.limit:
            return None
        self._refused += 1
        if self._refused > _BAN_AFTER:
            self._banned_until = now + 1000 * _BAN_SECONDS
            return 418, _BAN_SECONDS
        return 429, 60 - now // 1000 % 60


def weight_of_rows(limit: int | None) -> int:
    """What a request for candles costs on USD-M, as measured."""
    if limit is None:
        return 5
    steps: list[tuple[int, int]] = [(100, 1), (500, 2), (1000, 5)]
    return next((weight for most, weight in steps if limit <= most), 10)


def refusal(status: int, seconds: int, headers: dict[str, str]) -> web.Response:
    """Tell a client to slow down, or that it is banned."""
    text = "Too many requests" if status == 429 else "Way too many requests; IP banned"
    return web.json_response(
        {"code": -1003, "msg": f"{text}."}, status=status,
        headers={**headers, "Retry-After": str(seconds)},
    )  # fmt: skip
