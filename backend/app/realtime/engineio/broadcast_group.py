"""The members of a Socket.IO room: packets are collected, framed once, written once to each."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from itertools import count
from time import monotonic
from typing import Any

from app.core.metrics import METRICS
from app.core.slices import Slice, sliced
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.outbound import Outgoing

BUSY_SECONDS = 0.05
MOST_BYTES = 64 * 1024  # in one write: more is a burst, and would look like a stalled member
STEP = 16  # members that are written to between two looks at the clock
_PAUSE = 8.0  # flushes long from one to the next, until that is later than BUSY_SECONDS
_LEAST_PAUSE = 1.25

_post_order = count()  # in which order the groups of a worker came to have something to send


class Batch:
    """Packets that are sent together, and their frames joined for one write."""

    __slots__ = ("data", "packets", "since")

    def __init__(self) -> None:
        self.packets: list[Outgoing] = []
        self.data = b""
        self.since: list[float] = []  # when what is in it came in, as far as that is measured

    def add(self, outgoing: Outgoing) -> None:
        """Append a packet."""
        self.packets.append(outgoing)
        self.data += outgoing.frame

    def after(self, offset: "Offset") -> "Batch":
        """Return the packets after an offset."""
        later = Batch()
        later.packets, later.data = self.packets[offset[0] :], self.data[offset[1] :]
        return later

    @property
    def offset(self) -> "Offset":
        """Return the offset of the batch's present end."""
        return len(self.packets), len(self.data)


Offset = tuple[int, int]  # how many packets of a batch, and how many bytes


class BroadcastGroup:
    """The members of one room, and the packets that they have not been sent yet.

    A quiet room flushes at the end of the event loop's turn, so that packets published together are
    sent together. A busy room collects: if a flush took T seconds and carried more than one
    message, the next one starts 8 T later, after 50 ms at most, but never earlier than 1.25 T. Ten
    members notice nothing; a thousand receive five messages in one write.

    A flush pauses after every slice of 2 ms. A member that enters, leaves or is written to directly
    is brought up to date individually, at any time, without moving the others' flush.
    """

    def __init__(self, transports: Mapping[str, Any]) -> None:
        self._transports = transports
        self._members: dict[str, str] = {}  # the transport of each sid
        self._pending = Batch()
        self._ahead: dict[str, Offset] = {}  # those who need not receive all that is pending
        self._flushing = Batch()
        self._unreached: dict[str, str] = {}  # those to whom the flush has not come yet
        self._timer: asyncio.Handle | None = None
        self._began = self._next = 0.0
        self._flush_interval = 0.0  # seconds from one flush to the next
        self.since = 0

    @property
    def members(self) -> Mapping[str, str]:
        """The transport of each member's sid."""
        return self._members

    @property
    def is_empty(self) -> bool:
        """Return whether the room has no members."""
        return not self._members

    def enter(self, sid: str, transport: str) -> None:
        """Add a member; it receives packets posted from now on."""
        self.catch_up(sid)
        self._members[sid] = transport
        if self._pending.packets:
            self._ahead[sid] = self._pending.offset

    def leave(self, sid: str) -> None:
        """Remove a member; it still receives packets posted before."""
        self.catch_up(sid)
        self._ahead.pop(sid, None)
        self._members.pop(sid, None)

    def catch_up(self, sid: str) -> None:
        """Send a member all posted packets now, so that a direct packet arrives after them."""
        if (transport := self._unreached.pop(sid, None)) is not None:
            self._send(transport, self._flushing)
        if self._pending.packets and (transport := self._members.get(sid)) is not None:
            self._send(transport, self._pending.after(self._ahead.get(sid, (0, 0))))
            self._ahead[sid] = self._pending.offset

    def send(self, outgoing: Outgoing, sids: Collection[str]) -> None:
        """Send a packet now to those of `sids` that are members, who must be caught up."""
        batch = Batch()
        batch.add(outgoing)
        for sid in sids:
            if (transport := self._members.get(sid)) is not None:
                self._send(transport, batch)

    def expect(self, since: float) -> None:
        """Measure the delivery of the next posted packet from `since` on."""
        self._pending.since.append(since)

    def post(self, outgoing: Outgoing, besides: Collection[str] = ()) -> None:
        """Send a packet to all members, at the end of the loop's turn or with the next flush.

        The members in `besides`, who must be caught up, do not receive it.
        """
        if not self._pending.packets:
            self.since = next(_post_order)
        self._pending.add(outgoing)
        for sid in besides:
            if sid in self._members:
                self._ahead[sid] = self._pending.offset
        if len(self._pending.data) > MOST_BYTES:
            self.flush()
        else:
            self._schedule()

    def seconds_until_flush(self, least: float) -> float:
        """Seconds until the flush that what is posted in `least` seconds goes with.

        0 for a quiet room, and where that is not known yet.
        """
        wait = self._next - monotonic()
        if wait < least and self._pending.packets:
            wait += self._flush_interval
        return max(0.0, wait)

    async def round_trips(self, besides: Collection[str]) -> list[float]:
        """The mean round trip in seconds of each measured member, except those in `besides`."""
        means: list[float] = []
        async for sid in sliced(self._members):
            found = None if sid in besides else self._transports.get(self._members.get(sid, ""))
            if isinstance(found, EngineConnection) and found.round_trips is not None:
                means.append(found.round_trips.mean)
        return means

    def flush(self) -> None:
        """Start the next flush; it follows the rest of the previous one."""
        self._end_flush_now()
        self._forget_timer()
        if self._pending.packets:
            self._began = monotonic()
            self._next = self._began + self._flush_interval  # as far as one can tell
            self._flushing, self._pending = self._pending, Batch()
            self._unreached, ahead = self._members.copy(), self._ahead
            METRICS.writes += len(self._unreached)
            self._ahead = {}
            for sid, offset in ahead.items():
                self._send(self._unreached.pop(sid), self._flushing.after(offset))
            self._go_on()

    def _schedule(self) -> None:
        if self._timer is None and self._pending.packets:
            wait = max(0.0, self._next - monotonic())
            self._timer = asyncio.get_running_loop().call_later(wait, self.flush)

    def _forget_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end_flush_now(self) -> None:
        if self._unreached:
            self._write_batch(len(self._unreached))
            self._end_flush()

    def _go_on(self) -> None:
        """Write for one slice; at most one timer is set, for the next slice or the next flush."""
        self._forget_timer()
        current = Slice()
        while self._unreached and not current.is_over:
            self._write_batch(min(STEP, len(self._unreached)))
        if self._unreached:
            self._timer = asyncio.get_running_loop().call_soon(self._go_on)
        else:
            self._end_flush()

    def _write_batch(self, members: int) -> None:
        """Write the flushing batch to this many of the members that it has not reached."""
        unreached, find = self._unreached, self._transports.get
        connections: list[EngineConnection] = []
        for _ in range(members):
            transport = find(unreached.popitem()[1])
            if transport.__class__ is EngineConnection:  # as nearly always
                connections.append(transport)
            else:
                write_to(transport, self._flushing)
        write_each(connections, self._flushing.data)

    def _end_flush(self) -> None:
        now = monotonic()
        took = now - self._began
        METRICS.flushes.add(took)
        for since in self._flushing.since:
            METRICS.deliveries.add(now - since)
        pause = took * _PAUSE if len(self._flushing.packets) > 1 else 0
        self._flush_interval = max(min(pause, BUSY_SECONDS), took * _LEAST_PAUSE)
        self._next = self._began + self._flush_interval
        self._schedule()

    def _send(self, transport_id: str, batch: Batch) -> None:
        write_to(self._transports.get(transport_id), batch)


def write_each(connections: Iterable[EngineConnection], data: bytes) -> None:
    """Do what `EngineConnection.write` does to each of them, without a call for each."""
    size, now = len(data), monotonic()
    for one in connections:
        one.transport.write(data)
        one.moved_at = now
        if one.stall is not None:
            one.cut_if_stuck(size)


def write_to(transport: Any, batch: Batch) -> None:
    """Write a batch to a transport now; None, which is gone, is left out."""
    if isinstance(transport, EngineConnection):
        if batch.data:
            transport.write(batch.data)
    elif transport is not None:
        for outgoing in batch.packets:
            transport.queue.put_nowait(outgoing.packet)


def write_packet(transport: Any, outgoing: Outgoing) -> None:
    """Write one packet to a transport now; None, which is gone, is left out."""
    if isinstance(transport, EngineConnection):
        transport.write(outgoing.frame)
    elif transport is not None:
        transport.queue.put_nowait(outgoing.packet)
