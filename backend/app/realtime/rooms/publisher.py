"""The only place that emits. Every emit names the channel or the socket that it is to."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from app.core.fact import Fact
from app.core.schemas import Event, Prepared
from app.realtime.bus.bus import Bus, SignalListener


class Emitter(Protocol):
    """What the publisher needs of python-socketio's server."""

    async def emit(self, event: str, data: Any, *, to: str) -> None:
        """Send to one socket or room."""

    async def emit_apart(
        self, event: str, data: Any, room: str, apart: Sequence[tuple[Collection[str], str, Any]]
    ) -> None:
        """Send an event to a room, and other events in its place to some of its members."""

    def seconds_until_flush(self, room: str) -> float:
        """Seconds until a busy room can be told more than it is being told already."""

    def expect(self, room: str, since: float) -> None:
        """What is sent to `room` next has been on its way since then: measure how long it takes."""

    async def enter_room(self, sid: str, room: str) -> None:
        """From now on `sid` hears what is sent to `room`."""

    async def leave_room(self, sid: str, room: str) -> None:
        """From now on it does not."""


def channel(session_id: str) -> str:
    """The Socket.IO room of everybody in a live session."""
    return f"session:{session_id}"


class Publisher:
    """Publishes committed facts to the bus; delivers them, and ephemeral events, to sockets."""

    def __init__(self, bus: Bus, emitter: Emitter) -> None:
        self._bus = bus
        self._emitter = emitter
        self._hear: SignalListener | None = None

    def publish(self, session_id: str, fact: Fact) -> None:
        """Hand a committed fact to every worker. For the unit of work, after commit."""
        self._bus.publish(session_id, fact)

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Hint something to the session's rooms on the other workers, at most once."""
        self._bus.signal(session_id, name, data)

    def hint(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """The same to those on this worker too. For the unit of work, after commit."""
        if self._hear is not None:
            self._hear(session_id, name, data)
        self._bus.signal(session_id, name, data)

    def on_signal(self, listener: SignalListener) -> None:
        """Who hears what is signalled to this worker, by itself or by another one."""
        self._hear = listener
        self._bus.on_signal(listener)

    async def deliver(self, fact: Fact, to: str) -> None:
        """Send a fact to a room, or to one socket that missed it. For the sequencer."""
        if fact.since is not None:
            self._emitter.expect(to, fact.since)
        await self._emitter.emit(fact.name, fact.data, to=to)

    async def deliver_apart(
        self, fact: Fact, to: str, apart: Sequence[tuple[Collection[str], Fact]]
    ) -> None:
        """Send a fact to a channel, and other facts in its place to the sids given with them."""
        if fact.since is not None:
            self._emitter.expect(to, fact.since)
        others = [(sids, other.name, other.data) for sids, other in apart]
        await self._emitter.emit_apart(fact.name, fact.data, to, others)

    async def tell(self, event: Event | Prepared, to: str) -> None:
        """Send an event without a position: an answer to one socket, or totals to a room."""
        await self._emitter.emit(event.name, event.wire(), to=to)

    def seconds_until_flush(self, channel: str) -> float:
        """Seconds until a busy channel can be told more than it is being told already."""
        return self._emitter.seconds_until_flush(channel)

    async def subscribe(self, sid: str, channel: str) -> None:
        """From now on this socket hears what is told to `channel`."""
        await self._emitter.enter_room(sid, channel)

    async def unsubscribe(self, sid: str, channel: str) -> None:
        """From now on it does not."""
        await self._emitter.leave_room(sid, channel)
