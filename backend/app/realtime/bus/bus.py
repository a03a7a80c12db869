"""How a fact gets from the worker that stored it to every worker with members.

A hint, not the truth: facts may be lost, doubled or late here without harm, because each
room's sequencer repairs what is missing from the log.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from app.core.fact import Fact

Listener = Callable[[str, Fact], None]
Repair = Callable[[Collection[str]], Awaitable[None]]
SignalListener = Callable[[str, str, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class BusState:
    """What a worker knows of its way to the others, and what it has counted since its start.

    `hears`: its own beats come back. `outages`: how often they did not. `dropped`: what was given
    up before it was sent; rooms find the facts among it in the log.
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
    """Carries facts and signals; `publish` and `signal` never block and never raise."""

    def publish(self, session_id: str, fact: Fact) -> None:
        """Tell every worker of one fact."""

    def subscribe(self, listener: Listener) -> None:
        """Hear every fact that any worker publishes."""

    def opened(self, session_id: str) -> None:
        """There is a room for this live session: hear what others publish about it."""

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Hint something to every other worker, at most once; the log does not know of it."""

    def on_signal(self, listener: SignalListener) -> None:
        """Hear every signal of the other workers."""

    def closed(self, session_id: str) -> None:
        """There is none any more."""

    def running(self, repair: Repair) -> AbstractAsyncContextManager[None]:
        """Be connected for as long as the worker lives.

        Args:
            repair: compares the rooms of these sessions with the log; called whenever facts
                about them may have been lost.
        """

    def works(self) -> bool:
        """Whether workers hear one another, as far as this one knows."""

    def state(self) -> BusState:
        """The same in numbers."""


class InProcessBus:
    """The bus of a single worker: a direct call."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def publish(self, session_id: str, fact: Fact) -> None:
        """Tell this worker's listeners."""
        for listener in self._listeners:
            listener(session_id, fact)

    def subscribe(self, listener: Listener) -> None:
        """Hear every fact."""
        self._listeners.append(listener)

    def opened(self, session_id: str) -> None:
        """Every fact is heard anyway."""

    def closed(self, session_id: str) -> None:
        """Nothing to stop."""

    def signal(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """There is no other worker."""

    def on_signal(self, listener: SignalListener) -> None:
        """There is nobody to hear."""

    @asynccontextmanager
    async def running(self, repair: Repair) -> AsyncIterator[None]:  # noqa: ARG002
        """Nothing to connect, and nothing is lost."""
        yield

    def works(self) -> bool:
        """There is nothing between publisher and listeners that could fail."""
        return True

    def state(self) -> BusState:
        """Nothing is on its way."""
        return BusState()
