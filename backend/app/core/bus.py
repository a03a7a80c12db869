"""The bus carries a fact from the worker that stored it to every worker with members.

It may lose, double or delay facts without harm, because each room's sequencer repairs what is
missing from the log.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from app.core.fact import Fact

Listener = Callable[[Fact], None]
Repair = Callable[[Collection[str]], Awaitable[None]]
SignalListener = Callable[[str, str, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class BusState:
    """The state of a worker's bus, and its counters since the start.

    `is_receiving`: its own heartbeats come back. `outages`: how often it stopped receiving them.
    `dropped`: items discarded before they were sent; rooms read such facts from the log.
    """

    connected: bool = True
    is_receiving: bool = True
    channels: int = 0
    waiting: int = 0
    sent: int = 0
    received: int = 0
    dropped: int = 0
    outages: int = 0


class Bus:
    """The bus of a single worker: direct calls. `RedisBus` adds the other workers.

    `publish`, `signal` and `signal_all` neither wait nor raise.
    """

    def __init__(self) -> None:
        self._listeners: dict[str, Listener] = {}
        self._signalled: SignalListener = _ignore

    def publish(self, session_id: str, fact: Fact) -> None:
        """Send a committed fact to the session's room on every worker. For the unit of work."""
        if (listener := self._listeners.get(session_id)) is not None:
            listener(fact)

    def subscribe(self, session_id: str, listener: Listener) -> None:
        """Call `listener`, a room's, with every fact of its session that any worker publishes."""
        self._listeners[session_id] = listener

    def unsubscribe(self, session_id: str) -> None:
        """Stop receiving the session's facts."""
        self._listeners.pop(session_id, None)

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Send a signal to the session's rooms on the other workers, at most once.

        A single worker has no others.
        """

    def signal_all(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Send a signal to every worker, also this one. For the unit of work, after the commit."""
        self._signalled(session_id, name, data)
        self.signal(session_id, name, data)

    def on_signal(self, listener: SignalListener) -> None:
        """Call `listener` with every signal to this worker, from itself or from others."""
        self._signalled = listener

    @asynccontextmanager
    async def running(self, repair: Repair) -> AsyncIterator[None]:  # noqa: ARG002
        """Stay connected for as long as the worker lives.

        Args:
            repair: compares the rooms of these sessions with the log; called whenever facts may
                have been lost.
        """
        yield

    def works(self) -> bool:
        """Return whether workers receive one another's items, as far as this one knows."""
        return True

    def state(self) -> BusState:
        """Return the state in numbers."""
        return BusState()


def _ignore(_session_id: str, _name: str, _data: dict[str, Any]) -> None:
    """Nobody listens yet."""
