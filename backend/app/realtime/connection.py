"""One socket: its language, its token, and the room it is in."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from app.core.locale import Locale
from app.core.security import Claims
from app.realtime.room import Member, Room


@dataclass(slots=True)
class Connection:
    """What the server knows of a connected socket."""

    sid: str
    locale: Locale
    claims: Claims | None = None
    member: Member | None = None
    room: Room | None = None
    is_open: bool = True
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # polling clients may post two at once

    def enter(self, room: Room, member: Member) -> None:
        """From now on the socket's commands are this member's."""
        self.room, self.member = room, member

    async def leave(self) -> None:
        """Go out of the room, if in one."""
        room, member = self.room, self.member
        self.room = self.member = None
        if room is not None and member is not None:
            await room.dismiss(member)

    async def close(self) -> None:
        """The socket is gone."""
        self.is_open = False
        await self.leave()


class JoinDeadlines:
    """Hangs up on sockets that have joined nothing for too long."""

    def __init__(self, seconds: float, hang_up: Callable[[str], None]) -> None:
        self._seconds = seconds
        self._hang_up = hang_up
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def arm(self, eio_sid: str) -> None:
        """Start, or start again, the time of a transport."""
        self.disarm(eio_sid)
        loop = asyncio.get_running_loop()
        self._timers[eio_sid] = loop.call_later(self._seconds, self._expire, eio_sid)

    def disarm(self, eio_sid: str) -> None:
        """It joined, or it is gone."""
        if timer := self._timers.pop(eio_sid, None):
            timer.cancel()

    def is_armed(self, eio_sid: str) -> bool:
        """Whether its time is running."""
        return eio_sid in self._timers

    def _expire(self, eio_sid: str) -> None:
        self._timers.pop(eio_sid, None)
        self._hang_up(eio_sid)
