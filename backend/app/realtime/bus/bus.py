"""The bus carries a fact from the worker that stored it to every worker with members.

It may lose, double or delay facts without harm, because each room's sequencer repairs what is
missing from the log.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from app.core.fact import Fact

Listener = Callable[[Fact], None]
Repair = Callable[[Collection[str]], Awaitable[None]]
SignalListener = Callable[[str, str, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class BusState:
    """The state of a worker's bus, and its counters since the start.

    `hears`: it receives its own heartbeats. `outages`: how often it stopped receiving them.
    `dropped`: items discarded before they were sent; rooms read such facts from the log.
    """

    connected: bool = True
    hears: bool = True
    channels: int = 0
    waiting: int = 0
    sent: int = 0
    heard: int = 0
    dropped: int = 0
    outages: int = 0


class Bus(Protocol):
    """Carries facts and signals; `publish` and `signal` neither wait nor raise."""

    def publish(self, session_id: str, fact: Fact) -> None:
        """Send a fact to every worker."""

    def subscribe(self, session_id: str, listener: Listener) -> None:
        """Call `listener`, a room's, with every fact of its session that any worker publishes."""

    def unsubscribe(self, session_id: str) -> None:
        """Stop receiving the session's facts."""

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Send a signal to every other worker, at most once; it is not in the log."""

    def on_signal(self, listener: SignalListener) -> None:
        """Call `listener` with every signal of the other workers."""

    def running(self, repair: Repair) -> AbstractAsyncContextManager[None]:
        """Stay connected for as long as the worker lives.

        Args:
            repair: compares the rooms of these sessions with the log; called whenever facts may
                have been lost.
        """

    def works(self) -> bool:
        """Return whether workers receive one another's items, as far as this one knows."""

    def state(self) -> BusState:
        """Return the state in numbers."""


class InProcessBus:
    """The bus of a single worker: a direct call."""

    def __init__(self) -> None:
        self._listeners: dict[str, Listener] = {}

    def publish(self, session_id: str, fact: Fact) -> None:
        """Call this worker's listener to the session, if there is one."""
        if (listener := self._listeners.get(session_id)) is not None:
            listener(fact)

    def subscribe(self, session_id: str, listener: Listener) -> None:
        self._listeners[session_id] = listener

    def unsubscribe(self, session_id: str) -> None:
        self._listeners.pop(session_id, None)

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Do nothing: there is no other worker."""

    def on_signal(self, listener: SignalListener) -> None:
        """Do nothing: no other worker sends signals."""

    @asynccontextmanager
    async def running(self, repair: Repair) -> AsyncIterator[None]:  # noqa: ARG002
        """Do nothing: there is no connection."""
        yield

    def works(self) -> bool:
        """Return True: a direct call cannot fail."""
        return True

    def state(self) -> BusState:
        """Return a healthy state: nothing is queued."""
        return BusState()
