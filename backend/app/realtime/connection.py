"""One socket: its language, its token, and the room it is in."""

import asyncio
from dataclasses import dataclass, field

from app.core.locale import Locale
from app.core.security import Claims
from app.realtime.errors import NotJoined
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
        """From now on the socket's commands are this member's.

        Raises:
            NotJoined: the socket has gone, while what it would see was read.
        """
        if not self.is_open:
            raise NotJoined
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
