"""How a fact gets from the worker that stored it to every worker with members.

A hint, not the truth: facts may be lost, doubled or late here without harm, because each
room's sequencer repairs what is missing from the log.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from app.realtime.fact import Fact

Listener = Callable[[str, Fact], None]


class Bus(Protocol):
    """Carries facts to every listener; `publish` never blocks and never raises."""

    def publish(self, session_id: str, fact: Fact) -> None:
        """Tell every worker of one fact."""

    def subscribe(self, listener: Listener) -> None:
        """Hear every fact that any worker publishes."""

    def running(self) -> AbstractAsyncContextManager[None]:
        """Be connected for as long as the worker lives."""

    async def works(self) -> bool:
        """Whether other workers would hear now."""


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

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Nothing to connect."""
        yield

    async def works(self) -> bool:
        """There is nothing between publisher and listeners that could fail."""
        return True
