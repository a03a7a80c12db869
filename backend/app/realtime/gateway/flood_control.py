"""How fast one person may send, and what becomes of who does not listen.

A refusal says when to try again. Who is refused five times in a row within ten seconds is muted
for thirty; who is refused twenty times in a row within thirty seconds is cut, and coming back
does not make it forgotten. Who waits as they are told is never refused twice in a row.
"""

from collections.abc import Callable
from time import monotonic
from typing import Literal

from app.core.config import get_settings
from app.core.limit_errors import Muted, RateLimited
from app.core.metrics import METRICS
from app.core.rates import Bucket, Rate
from app.realtime.rooms.connection import Connection

Limit = Literal["commands", "messages", "reactions"]

MUTE_AT, MUTE_WITHIN, MUTE_SECONDS = 5, 10.0, 30.0
CUT_AT, CUT_WITHIN = 20, 30.0
CUT_SAID_SECONDS = 60.0  # who comes back only to be cut again is no news for so long
_CLEAN_SECONDS = 10.0


class _Usage:
    """One person's commands of one kind."""

    __slots__ = ("bucket", "refused")

    def __init__(self) -> None:
        self.bucket = Bucket()
        self.refused: list[float] = []  # when, since the last that passed

    def refuse(self, now: float) -> None:
        """Note one more, as far as anybody asks."""
        self.refused = [*self.refused[1 - CUT_AT :], now]

    def is_row(self, count: int, within: float) -> bool:
        """Whether the last `count` were all refused, within so many seconds."""
        refused = self.refused
        return len(refused) >= count and refused[-1] - refused[-count] <= within


class SenderLimits:
    """What one person has sent of late."""

    __slots__ = ("_cut_said", "_muted_until", "_now", "_usages", "used")

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._usages: dict[Limit, _Usage] = {}
        self._muted_until = 0.0
        self._cut_said = -CUT_SAID_SECONDS
        self.used = 0.0

    def take(self, limit: Limit, rate: Rate, cost: int = 1) -> None:
        """Let one command pass.

        Raises:
            RateLimited: not now, or being Muted not for longer; `is_last` says that the socket is
                to be cut, `is_first_cut` that this has not been so of late, `is_news` that it is
                not more of the same.
        """
        self.used = now = self._now()
        usage = self._usages.get(limit) or self._usages.setdefault(limit, _Usage())
        mute = self._muted_until - now if limit != "commands" else 0.0
        wait = 0.0 if mute > 0 else usage.bucket.take(rate, cost, now)
        if mute <= 0 and not wait:
            usage.refused.clear()
            return
        usage.refuse(now)
        METRICS.limited[limit] += 1
        refusal = Muted(mute) if mute > 0 else self._refusal(usage, wait)
        refusal.is_last = usage.is_row(CUT_AT, CUT_WITHIN)
        refusal.is_first_cut = refusal.is_last and self._is_time_to_say(now)
        refusal.is_news = len(usage.refused) in (1, MUTE_AT)
        raise refusal

    def _is_time_to_say(self, now: float) -> bool:
        """Whether the log has not been told of a cut for long; if so it is told now."""
        is_time = now - self._cut_said >= CUT_SAID_SECONDS
        if is_time:
            self._cut_said = now
        return is_time

    def _refusal(self, usage: _Usage, wait: float) -> RateLimited:
        if not usage.is_row(MUTE_AT, MUTE_WITHIN):
            return RateLimited(wait)
        self._muted_until = self.used + MUTE_SECONDS
        return Muted(MUTE_SECONDS)


class FloodControl:
    """The limits of everybody who sent something lately.

    People are known by their tokens, so all their tabs on a worker count as one; a socket without
    a token counts for itself. What one sends through other workers counts there.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._known: dict[str, SenderLimits] = {}
        self._cleaned = 0.0

    def take(self, connection: Connection, limit: Limit, cost: int = 1) -> None:
        """Let one command of this connection pass; raises what `SenderLimits.take` does."""
        self._clean()
        claims = connection.claims
        person = claims.sub if claims else connection.sid
        sender = self._known.get(person) or self._known.setdefault(person, SenderLimits(self._now))
        hosts = claims is not None and claims.is_host
        sender.take(limit, _rate(limit, hosts=hosts), cost)

    def _clean(self) -> None:
        """Forget who has sent nothing for so long that it makes no difference."""
        now = self._now()
        if now - self._cleaned > _CLEAN_SECONDS:
            self._cleaned = now
            kept = now - MUTE_SECONDS - CUT_WITHIN
            self._known = {who: one for who, one in self._known.items() if one.used > kept}


def _rate(limit: Limit, *, hosts: bool) -> Rate:
    settings = get_settings()
    if limit == "messages":
        return settings.limit_presenter_messages if hosts else settings.limit_messages
    return settings.limit_reactions if limit == "reactions" else settings.limit_commands
