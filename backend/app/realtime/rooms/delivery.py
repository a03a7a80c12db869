"""Sending events without `seq` to the sockets of this worker. Facts are sent by `Members`."""

from collections.abc import Collection, Sequence

from app.core.schemas import Event, Prepared
from app.realtime.engineio.manager import FanOutManager


def channel(session_id: str) -> str:
    """Return the Socket.IO room of everybody in a live session."""
    return f"session:{session_id}"


class Delivery:
    """Delivers events without `seq`; every one names its channel or socket."""

    def __init__(self, manager: FanOutManager) -> None:
        self.manager = manager

    async def send(self, event: Event | Prepared, to: str) -> None:
        """Send an event: an answer to one socket, or totals to a room."""
        self.manager.post(event.name, event.wire(), to)

    async def send_apart(
        self, event: Event, to: str, apart: Sequence[tuple[Collection[str], Event]]
    ) -> None:
        """Send an event to a channel, and others to the sids given with them."""
        others = [(sids, other.name, other.wire()) for sids, other in apart]
        self.manager.emit_apart(event.name, event.wire(), to, others)

    async def send_each(self, events: Sequence[tuple[str, Event]]) -> None:
        """Send sockets, by sid, each an event of their own."""
        self.manager.emit_each([(sid, event.name, event.wire()) for sid, event in events])
