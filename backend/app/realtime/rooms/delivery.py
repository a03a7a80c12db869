"""The only place that emits. Every emit names its channel or socket."""

from collections.abc import Collection, Sequence
from typing import Any, Protocol

from app.core.fact import Fact
from app.core.schemas import Event, Prepared


class Emitter(Protocol):
    """The part of python-socketio's server that delivery uses."""

    def post(self, event: str, data: Any, *, to: str) -> None:
        """Send to one socket or room, without waiting."""

    def post_apart(
        self, event: str, data: Any, room: str, apart: Sequence[tuple[Collection[str], str, Any]]
    ) -> None:
        """Send an event to a room, and other events in its place to some of its members."""

    async def emit_each(self, each: Sequence[tuple[str, str, Any]]) -> None:
        """Send to sockets, by sid, an event and payload of their own."""

    def seconds_until_flush(self, room: str, least: float) -> float:
        """Return in how many seconds what is posted in `least` seconds is flushed; 0 if quiet."""

    def expect(self, room: str, since: float) -> None:
        """Measure the delivery of the next emit to `room` from `since` on."""

    async def enter_room(self, sid: str, room: str) -> None:
        """Add `sid` to `room`; it receives what is sent from now on."""

    async def leave_room(self, sid: str, room: str) -> None:
        """Remove `sid` from `room`."""


def channel(session_id: str) -> str:
    """Return the Socket.IO room of everybody in a live session."""
    return f"session:{session_id}"


class Delivery:
    """Delivers facts, and events without `seq`, to the sockets of this worker."""

    def __init__(self, emitter: Emitter) -> None:
        self._emitter = emitter

    def deliver(self, fact: Fact, to: str) -> None:
        """Send a fact to a room, or to one socket that missed it. For the sequencer."""
        if fact.since is not None:
            self._emitter.expect(to, fact.since)
        self._emitter.post(fact.name, fact.data, to=to)

    def deliver_apart(
        self, fact: Fact, to: str, apart: Sequence[tuple[Collection[str], Fact]]
    ) -> None:
        """Send a fact to a channel, and other facts in its place to the sids given with them."""
        if fact.since is not None:
            self._emitter.expect(to, fact.since)
        others = [(sids, other.name, other.data) for sids, other in apart]
        self._emitter.post_apart(fact.name, fact.data, to, others)

    async def tell(self, event: Event | Prepared, to: str) -> None:
        """Send an event without `seq`: an answer to one socket, or totals to a room."""
        self._emitter.post(event.name, event.wire(), to=to)

    async def tell_apart(
        self, event: Event, to: str, apart: Sequence[tuple[Collection[str], Event]]
    ) -> None:
        """Send an event without `seq` to a channel, and others to the sids given with them."""
        others = [(sids, other.name, other.wire()) for sids, other in apart]
        self._emitter.post_apart(event.name, event.wire(), to, others)

    async def tell_each(self, events: Sequence[tuple[str, Event]]) -> None:
        """Send sockets, by sid, each an event without `seq` of their own."""
        await self._emitter.emit_each([(sid, event.name, event.wire()) for sid, event in events])

    def seconds_until_flush(self, channel: str, least: float) -> float:
        """Return in how many seconds what is posted in `least` seconds is flushed; 0 if quiet."""
        return self._emitter.seconds_until_flush(channel, least)

    async def subscribe(self, sid: str, channel: str) -> None:
        """Let a socket receive what is sent to `channel` from now on."""
        await self._emitter.enter_room(sid, channel)

    async def unsubscribe(self, sid: str, channel: str) -> None:
        """Remove a socket from `channel`."""
        await self._emitter.leave_room(sid, channel)
