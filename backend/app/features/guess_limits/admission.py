"""Admission by a host, after too many codes were guessed in a day."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from app.core.refusal import Refusal
from app.features.newcomers.errors import AwaitingHost, NobodyLetIn
from app.features.newcomers.ticket import Ticket, new_ticket
from app.features.newcomers.waiting import WaitingList


async def _nameless() -> None:
    """Return no nickname, for requests without one."""


@dataclass(slots=True)
class Admission:
    """One newcomer at one code; the code itself is not looked up.

    `nickname` reads the nickname that they give, if they do.
    """

    waiting: WaitingList
    code: str
    ticket: Ticket | None = None
    nickname: Callable[[], Awaitable[str | None]] = _nameless

    async def is_admitted(self) -> bool:
        """Return whether a host has let them in."""
        return self.ticket is not None and await self.waiting.is_admitted(self.ticket)

    def take_place(self, nickname: str) -> None:
        """Let them wait, with a ticket."""
        self.ticket = new_ticket(self.code, nickname)

    async def refusal(self) -> Refusal:
        """Return what they are told: wait, or after the maximum time that nobody let them in."""
        if self.ticket is None:
            return AwaitingHost()
        if self.ticket.is_over:
            return NobodyLetIn()
        await self.waiting.note(self.ticket)
        return AwaitingHost(self.ticket.text)
