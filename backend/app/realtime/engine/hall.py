"""Everybody in one Socket.IO room: frames collected, joined once, written once to each."""

import asyncio
from collections.abc import Mapping
from itertools import count
from typing import Any

from engineio import packet

from app.realtime.engine import frames
from app.realtime.engine.connection import EngineConnection

BUSY_SECONDS = 0.05
MOST_BYTES = 64 * 1024  # in one write: more is a burst, and would look like a stalled member
_REST = 8.0  # a pass may take an eighth of the time, until that would be later than BUSY_SECONDS
_LEAST_REST = 2.0

_posts = count()  # in which order the halls of a worker came to have something to send


class Hall:
    """The members of one room, and what they have not been sent yet.

    A quiet room sends at the end of the loop's turn, so that what is published together goes out
    together. A busy one collects: once a pass that took T seconds has carried more than one
    message, the next one is 8 T later, but not more than 50 ms, and it is never less than 2 T.
    Ten members notice nothing; a thousand get five messages in one write.
    """

    def __init__(self, transports: Mapping[str, Any]) -> None:
        self._transports = transports
        self._members: dict[str, str] = {}  # the transport of each sid
        self._pending: list[packet.Packet] = []
        self._frames = bytearray()  # the same, for everybody on a WebSocket
        self._next = 0.0
        self.since = 0
        self._pace = 0.0  # seconds from one pass to the next
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody is here."""
        return not self._members

    def enter(self, sid: str, transport: str) -> None:
        """From now on this member hears everything, and nothing older."""
        self.flush()
        self._members[sid] = transport

    def leave(self, sid: str) -> None:
        """From now on it hears nothing; what was posted before, it does."""
        self.flush()
        self._members.pop(sid, None)

    def post(self, outgoing: packet.Packet) -> None:
        """Send one packet to everybody, at the end of the loop's turn or with the next pass."""
        if not self._pending:
            self.since = next(_posts)
        self._pending.append(outgoing)
        self._frames += frames.text(outgoing.encode())
        if len(self._frames) > MOST_BYTES:
            self.flush()
        elif self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(self._next, loop.time()), self.flush)

    def rest(self) -> float:
        """Seconds until there is a pass for what is not posted yet; 0 for a quiet room."""
        after_next = self._pace if self._pending else 0.0
        return max(0.0, self._next + after_next - asyncio.get_running_loop().time())

    def flush(self) -> None:
        """Write what is pending: on the clock, and before anybody is written to directly."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._pending:
            pending, self._pending = self._pending, []
            data, self._frames = bytes(self._frames), bytearray()
            clock = asyncio.get_running_loop().time
            start = clock()
            self._write(data, pending)
            took = clock() - start
            rest = took * _REST if len(pending) > 1 else 0
            self._pace = max(min(rest, BUSY_SECONDS), took * _LEAST_REST)
            self._next = start + self._pace

    def _write(self, data: bytes, pending: list[packet.Packet]) -> None:
        for sid in list(self._members.values()):
            transport = self._transports.get(sid)
            if isinstance(transport, EngineConnection):
                transport.write(data)
            elif transport is not None:
                for outgoing in pending:
                    transport.queue.put_nowait(outgoing)
