"""Newcomers who wait at a code. Wrong codes are stored like right ones and not told apart.

A waiting client asks every few seconds, so a lost entry comes back by itself.
"""

from collections.abc import Collection
from time import monotonic
from typing import Protocol

from app.features.newcomers.ticket import Ticket

ASK_SECONDS = 4  # between two questions of who waits
HERE_SECONDS = 15.0  # who has not asked for so long has gone
ADMITTED_SECONDS = 600  # in which who was let in comes in
MOST_AT_A_CODE = 500  # whoever comes later is shown when somebody has gone
_MOST = 20_000

Waiting = dict[str, list[Ticket]]


class WaitingList(Protocol):
    """Stores waiting and admitted newcomers; never raises."""

    async def note(self, ticket: Ticket) -> None:
        """Record that this newcomer still waits."""

    async def is_admitted(self, ticket: Ticket) -> bool:
        """Return whether a host has admitted this newcomer."""

    async def waiting(self, codes: Collection[str]) -> Waiting:
        """Return who waits at these codes, earliest first."""

    async def admit(self, code: str, ids: Collection[str]) -> None:
        """Admit the newcomers with these ids at this code."""

    async def close(self) -> None:
        """Close connections."""


class LocalWaitingList:
    """The waiting list of one process, in limited memory."""

    def __init__(self) -> None:
        self._here: dict[str, dict[str, tuple[float, Ticket]]] = {}  # by code and id: until, who
        self._admitted: dict[tuple[str, str], float] = {}  # by code and id: until
        self._cleaned = monotonic()

    async def note(self, ticket: Ticket) -> None:
        """Store the newcomer if there is room."""
        self._clean()
        at_code = self._here.get(ticket.code, {})
        is_full = len(at_code) >= MOST_AT_A_CODE or sum(map(len, self._here.values())) >= _MOST
        if ticket.id in at_code or not is_full:
            until = monotonic() + HERE_SECONDS
            self._here.setdefault(ticket.code, {})[ticket.id] = until, ticket

    async def is_admitted(self, ticket: Ticket) -> bool:
        """Return whether the newcomer was admitted a moment ago."""
        return self._admitted.get((ticket.code, ticket.id), 0.0) > monotonic()

    async def waiting(self, codes: Collection[str]) -> Waiting:
        """Return newcomers who asked a moment ago."""
        self._clean()
        found = {code: [one for _, one in self._here.get(code, {}).values()] for code in codes}
        return {code: in_order(tickets) for code, tickets in found.items() if tickets}

    async def admit(self, code: str, ids: Collection[str]) -> None:
        """Admit them at their next request."""
        self._clean()
        until = monotonic() + ADMITTED_SECONDS
        self._admitted |= {(code, one): until for one in ids}
        for one in ids:
            self._here.get(code, {}).pop(one, None)

    async def close(self) -> None:
        """Do nothing: there is no connection."""

    def _clean(self) -> None:
        """Drop newcomers who stopped asking."""
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
    """Sort by time of arrival."""
    return sorted(tickets, key=lambda ticket: (ticket.since, ticket.id))
