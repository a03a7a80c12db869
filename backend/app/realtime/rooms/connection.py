"""One socket: its address, language, token, and the room it is in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from app.core.locale import Locale
from app.core.security import Claims
from app.realtime.errors import NotJoined
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room


class Counts(Protocol):
    """Counts the sockets of each person."""

    def enter(self, claims: Claims) -> None:
        """Count a socket; raises TooManySockets at the limit."""

    def leave(self, claims: Claims | None) -> None:
        """Stop counting a socket; ignores one that is not counted."""


@dataclass(slots=True)
class Connection:
    """The server's record of a connected socket."""

    sid: str
    address: str
    locale: Locale
    sockets_per_user: Counts
    claims: Claims | None = None
    member: Member | None = None
    room: Room | None = None
    is_open: bool = True
    is_cut: bool = False  # and will be gone in a moment
    is_settled: bool = False  # it has joined and its deadline is off
    counted_as: Claims | None = None
    in_progress: int = 0  # commands that have the turn or wait for it
    _turn: asyncio.Lock | None = None  # while there are any: most sockets only receive

    @property
    def has_joined(self) -> bool:
        """Whether a participant is in a room through it."""
        return self.member is not None and self.member.actor.is_participant

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the socket's other commands: polling clients may post two at once."""
        self.in_progress += 1
        self._turn = turn = self._turn or asyncio.Lock()
        try:
            async with turn:
                yield
        finally:
            self.in_progress -= 1
            if not self.in_progress:
                self._turn = None

    def count_as(self, claims: Claims) -> None:
        """Count this socket as one of this person's.

        Raises:
            TooManySockets: the person already has the maximum.
            NotJoined: the socket has closed.
        """
        if not self.is_open:
            raise NotJoined
        if self.counted_as is None or self.counted_as.sub != claims.sub:
            self.sockets_per_user.enter(claims)
            self.sockets_per_user.leave(self.counted_as)
            self.counted_as = claims

    def enter(self, room: Room, member: Member) -> None:
        """Record that the socket's commands are this member's.

        Raises:
            NotJoined: the socket has closed while the session's state was read.
        """
        if not self.is_open:
            raise NotJoined
        self.room, self.member = room, member

    async def leave(self) -> None:
        """Leave the room, if in one."""
        room, member = self.room, self.member
        self.room = self.member = None
        if room is not None and member is not None:
            await room.remove_member(member)

    async def close(self) -> None:
        """Record that the socket has closed."""
        self.is_open = False
        self.sockets_per_user.leave(self.counted_as)
        await self.leave()
