"""Who waits at which code. Wrong codes are kept like right ones: nothing here knows which is which.

Whoever waits asks every few seconds, so what is lost here comes back by itself.
"""

from collections.abc import Collection
from time import monotonic
from typing import Protocol

from app.realtime.bus.ticket import Ticket

ASK_SECONDS = 4  # between two questions of who waits
HERE_SECONDS = 15.0  # who has not asked for so long has gone
ADMITTED_SECONDS = 600  # in which who was let in comes in
MOST_AT_A_CODE = 500  # whoever comes later is shown when somebody has gone
_MOST = 20_000

Waiting = dict[str, list[Ticket]]


class WaitingList(Protocol):
    """Keeps who waits and who was let in; never raises."""

    async def note(self, ticket: Ticket) -> None:
        """This newcomer waits, still."""

    async def is_admitted(self, ticket: Ticket) -> bool:
        """Whether a host has let this newcomer in."""

    async def waiting(self, codes: Collection[str]) -> Waiting:
        """Who waits at these codes, who came first first."""

    async def admit(self, code: str, ids: Collection[str]) -> None:
        """Let those in who wait at this code under these ids."""

    async def close(self) -> None:
        """Let connections go."""


class LocalWaitingList:
    """In this process, in bounded memory."""

    def __init__(self) -> None:
        self._here: dict[str, dict[str, tuple[float, Ticket]]] = {}  # by code and id: until, who
        self._admitted: dict[tuple[str, str], float] = {}  # by code and id: until
        self._cleaned = monotonic()

    async def note(self, ticket: Ticket) -> None:
        """Keep who waits, if there is room."""
        self._clean()
        at_code = self._here.get(ticket.code, {})
        is_full = len(at_code) >= MOST_AT_A_CODE or sum(map(len, self._here.values())) >= _MOST
        if ticket.id in at_code or not is_full:
            until = monotonic() + HERE_SECONDS
            self._here.setdefault(ticket.code, {})[ticket.id] = until, ticket

    async def is_admitted(self, ticket: Ticket) -> bool:
        """Whether it was let in a moment ago."""
        return self._admitted.get((ticket.code, ticket.id), 0.0) > monotonic()

    async def waiting(self, codes: Collection[str]) -> Waiting:
        """Who has asked a moment ago."""
        self._clean()
        found = {code: [one for _, one in self._here.get(code, {}).values()] for code in codes}
        return {code: in_order(tickets) for code, tickets in found.items() if tickets}

    async def admit(self, code: str, ids: Collection[str]) -> None:
        """They come in at their next question."""
        self._clean()
        until = monotonic() + ADMITTED_SECONDS
        self._admitted |= {(code, one): until for one in ids}
        for one in ids:
            self._here.get(code, {}).pop(one, None)

    async def close(self) -> None:
        """There is nothing to let go."""

    def _clean(self) -> None:
        """Forget who has gone."""
        now = monotonic()
        if now - self._cleaned < 1:
            return
        self._cleaned = now
        for code, at_code in list(self._here.items()):
            self._here[code] = {one: kept for one, kept in at_code.items() if kept[0] > now}
            if not self._here[code]:
                del self._here[code]
        self._admitted = {one: until for one, until in self._admitted.items() if until > now}


def in_order(tickets: Collection[Ticket]) -> list[Ticket]:
    """Who came first first."""
    return sorted(tickets, key=lambda ticket: (ticket.since, ticket.id))
