"""Rate limits per sender, and what happens to senders who ignore them.

A refusal says when to try again. Five refusals in a row within ten seconds mute the sender for
thirty seconds. Twenty in a row within thirty seconds close the connection; reconnecting does not
reset the count. A sender who waits as told is never refused twice in a row.
"""

from collections.abc import Callable
from time import monotonic

from app.core.config import get_settings
from app.core.limit_errors import Muted, RateLimited
from app.core.metrics import METRICS
from app.core.rates import Bucket, Rate
from app.realtime.gateway.limits import COMMANDS, SenderLimit
from app.realtime.rooms.connection import Connection

MUTE_AT, MUTE_WITHIN, MUTE_SECONDS = 5, 10.0, 30.0
CUT_AT, CUT_WITHIN = 20, 30.0
CUT_LOGGED_SECONDS = 60.0  # who comes back only to be cut again is no news for so long
_CLEAN_SECONDS = 10.0


class _Usage:
    """One sender's use of one limit."""

    __slots__ = ("bucket", "refused")

    def __init__(self) -> None:
        self.bucket = Bucket()
        self.refused: tuple[float, ...] = ()  # when, since the last that passed

    def refuse(self, now: float) -> None:
        """Record a refusal; only the last `CUT_AT` are kept."""
        self.refused = (*self.refused[1 - CUT_AT :], now)

    def is_row(self, count: int, within: float) -> bool:
        """Return whether the last `count` commands were all refused within `within` seconds."""
        refused = self.refused
        return len(refused) >= count and refused[-1] - refused[-count] <= within


class SenderLimits:
    """What one sender may still send, by limit."""

    __slots__ = ("_cut_logged_at", "_muted_until", "_now", "_usages", "used")

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._usages: dict[str, _Usage] = {}
        self._muted_until = 0.0
        self._cut_logged_at = -CUT_LOGGED_SECONDS
        self.used = 0.0

    def take(self, limit: str, rate: Rate, cost: int = 1) -> None:
        """Count one command.

        Raises:
            RateLimited: the limit is reached; `Muted` if the sender is muted. `is_last` asks the
                caller to close the connection, `is_first_cut` to log that, and `is_news` to log the
                refusal.
        """
        if not self.passes(limit, rate, cost):
            raise self._refused(limit, rate, cost, self.used)

    def passes(self, limit: str, rate: Rate, cost: int = 1) -> bool:
        """Count one command and return True, or count nothing if `take` would refuse it."""
        self.used = now = self._now()
        usage = self._usages.get(limit) or self._usages.setdefault(limit, _Usage())
        if self._mute(limit, now) > 0 or usage.bucket.take(rate, cost, now):
            return False
        usage.refused = ()
        return True

    def _mute(self, limit: str, now: float) -> float:
        """Return how many seconds a mute lasts; not positive without one."""
        return self._muted_until - now if limit != COMMANDS.name else 0.0

    def _refused(self, limit: str, rate: Rate, cost: int, now: float) -> RateLimited:
        """Count a command that does not pass as refused."""
        usage, mute = self._usages[limit], self._mute(limit, now)
        wait = 0.0 if mute > 0 else usage.bucket.take(rate, cost, now)
        usage.refuse(now)
        METRICS.limited[limit] += 1
        refusal = Muted(mute) if mute > 0 else self._refusal(usage, wait)
        refusal.is_last = usage.is_row(CUT_AT, CUT_WITHIN)
        refusal.is_first_cut = refusal.is_last and self._is_time_to_log(now)
        refusal.is_news = len(usage.refused) in (1, MUTE_AT)
        return refusal

    def _is_time_to_log(self, now: float) -> bool:
        """Return whether to log a disconnect now: at most once in `CUT_LOGGED_SECONDS`."""
        is_time = now - self._cut_logged_at >= CUT_LOGGED_SECONDS
        if is_time:
            self._cut_logged_at = now
        return is_time

    def _refusal(self, usage: _Usage, wait: float) -> RateLimited:
        if not usage.is_row(MUTE_AT, MUTE_WITHIN):
            return RateLimited(wait)
        self._muted_until = self.used + MUTE_SECONDS
        return Muted(MUTE_SECONDS)


class FloodControl:
    """The limits of all recent senders.

    A token identifies a person, so all tabs of a person on this worker share the limits; a socket
    without a token has its own. Other workers count separately.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._known: dict[str, SenderLimits] = {}
        self._cleaned = 0.0

    def take(self, connection: Connection, limit: SenderLimit, cost: int = 1) -> None:
        """Count one command of this connection; raises like `SenderLimits.take`."""
        self._sender(connection).take(limit.name, _rate(connection, limit), cost)

    def passes(self, connection: Connection, limit: SenderLimit, cost: int = 1) -> bool:
        """Count one command and return True, or count nothing if `take` would refuse it."""
        return self._sender(connection).passes(limit.name, _rate(connection, limit), cost)

    def _sender(self, connection: Connection) -> SenderLimits:
        self._clean()
        person = connection.claims.sub if connection.claims else connection.sid
        return self._known.get(person) or self._known.setdefault(person, SenderLimits(self._now))

    def _clean(self) -> None:
        """Drop senders whose last command is too old to matter."""
        now = self._now()
        if now - self._cleaned > _CLEAN_SECONDS:
            self._cleaned = now
            kept = now - MUTE_SECONDS - CUT_WITHIN
            self._known = {who: one for who, one in self._known.items() if one.used > kept}


def _rate(connection: Connection, limit: SenderLimit) -> Rate:
    claims = connection.claims
    return limit.rate(get_settings(), claims is not None and claims.is_host)
