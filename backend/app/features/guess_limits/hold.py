"""Who types waits for a host's tap, once codes were guessed too often on a day."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from app.core.refusal import Refusal
from app.features.newcomers.errors import AwaitingHost, NobodyLetIn
from app.realtime.bus.ticket import Ticket, new_ticket
from app.realtime.bus.waiting import WaitingList


async def _nameless() -> None:
    """Who only asks what there is gives no name."""


@dataclass(slots=True)
class Hold:
    """One newcomer at one code, of which nothing is looked for here.

    `nickname` reads the name that they give, if they do.
    """

    waiting: WaitingList
    code: str
    ticket: Ticket | None = None
    nickname: Callable[[], Awaitable[str | None]] = _nameless

    async def is_admitted(self) -> bool:
        """Whether a host has let them in."""
        return self.ticket is not None and await self.waiting.is_admitted(self.ticket)

    def take_place(self, nickname: str) -> None:
        """From now on they wait, with a ticket."""
        self.ticket = new_ticket(self.code, nickname)

    async def refusal(self) -> Refusal:
        """What they are told, and that they wait on; not for ever."""
        if self.ticket is None:
            return AwaitingHost()
        if self.ticket.is_over:
            return NobodyLetIn()
        await self.waiting.note(self.ticket)
        return AwaitingHost(self.ticket.text)
