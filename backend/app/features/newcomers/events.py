"""Events about newcomers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import ClassVar, Self

from app.core.clock import UtcTime
from app.core.schemas import Event, View
from app.features.newcomers.ticket import Ticket

_SHOWN = 100


class Newcomer(View):
    """A person who typed the code and waits, under the nickname they gave."""

    id: str
    nickname: str
    since: UtcTime


class NewcomersWaiting(Event):
    """Sent to hosts every few seconds while somebody waits, and once when nobody does.

    `newcomers` are the first of `total`, 100 at most.
    """

    name: ClassVar[str] = "newcomers_waiting"
    newcomers: list[Newcomer]
    total: int

    @classmethod
    def of(cls, tickets: Sequence[Ticket]) -> Self:
        """Build the event from tickets, earliest first."""
        shown = [
            Newcomer(id=one.id, nickname=one.nickname, since=datetime.fromtimestamp(one.since, UTC))
            for one in tickets[:_SHOWN]
        ]
        return cls(newcomers=shown, total=len(tickets))


EVENTS: list[type[Event]] = [NewcomersWaiting]
