"""From a worker to the rooms of all workers, by the bus."""

from typing import Any

from app.core.fact import Fact
from app.realtime.bus.bus import Bus, SignalListener


class Publisher:
    """Publishes committed facts and signals to the rooms of every worker."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._hear: SignalListener | None = None

    def publish(self, session_id: str, fact: Fact) -> None:
        """Publish a committed fact to every worker. For the unit of work, after the commit."""
        self._bus.publish(session_id, fact)

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Send a signal to the session's rooms on the other workers, at most once."""
        self._bus.signal(session_id, name, data)

    def hint(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Send a signal to every worker, also this one. For the unit of work, after the commit."""
        if self._hear is not None:
            self._hear(session_id, name, data)
        self._bus.signal(session_id, name, data)

    def on_signal(self, listener: SignalListener) -> None:
        """Call `listener` with every signal to this worker, from itself or from others."""
        self._hear = listener
        self._bus.on_signal(listener)
