"""Limits on sockets: per person, and per address for sockets without a token."""

from collections import Counter
from collections.abc import Callable
from time import monotonic

from app.core.client_address import client_of
from app.core.config import get_settings
from app.core.limit_errors import TooManySockets
from app.core.metrics import METRICS
from app.core.security import Claims
from app.realtime.gateway.limits import SocketLimits

GRACE_SECONDS = 2.0
_TRY_AGAIN_SECONDS = 20  # by then dead connections are noticed


class SocketsPerUser:
    """Counts the sockets of each person on this worker."""

    def __init__(self) -> None:
        self._sockets: Counter[str] = Counter()

    def enter(self, claims: Claims) -> None:
        """Count a socket.

        Raises:
            TooManySockets: the person already has the maximum.
        """
        if self._sockets[claims.sub] >= _most(claims):
            METRICS.limited["sockets_per_person"] += 1
            raise TooManySockets(_TRY_AGAIN_SECONDS)
        self._sockets[claims.sub] += 1

    def leave(self, claims: Claims | None) -> None:
        """Stop counting a socket; ignores one that is not counted."""
        if claims is not None:
            self._sockets[claims.sub] -= 1
            if not self._sockets[claims.sub]:
                del self._sockets[claims.sub]


def _most(claims: Claims) -> int:
    limits = get_settings().limits(SocketLimits)
    if claims.aud == "screen":
        return limits.sockets_per_screen_token
    return limits.sockets_per_presenter if claims.is_host else limits.sockets_per_person


class UnauthenticatedSockets:
    """The transports of each address that have shown no token yet.

    Many arrive together and show their tokens a moment later. Above the limit the oldest ones are
    closed, but only after they have had that time.
    """

    def __init__(self, is_open: Callable[[str], bool], hang_up: Callable[[str], None]) -> None:
        self._is_open = is_open
        self._hang_up = hang_up
        self._waiting: dict[str, dict[str, float]] = {}  # when each transport came, by address

    def add(self, transport: str, address: str) -> None:
        """Add a transport; close the oldest ones that exceed the limit for too long."""
        waiting = self._waiting.setdefault(client_of(address), {})
        waiting[transport] = monotonic()
        while len(waiting) > get_settings().limits(SocketLimits).sockets_without_token:
            oldest, since = next(iter(waiting.items()))
            if self._is_open(oldest):
                if monotonic() - since < GRACE_SECONDS:
                    break
                METRICS.limited["sockets_without_token"] += 1
                self._hang_up(oldest)
            del waiting[oldest]

    def discard(self, transport: str, address: str) -> None:
        """Remove a transport that has shown a token or has left."""
        waiting = self._waiting.get(client := client_of(address), {})
        waiting.pop(transport, None)
        if not waiting:
            self._waiting.pop(client, None)
