"""The state of a source, from its connections and its topics."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import structlog

from app.features.feeds.streams.source import SourceState

log = structlog.get_logger()

_PATIENCE = 6  # with topics that were received before


class Connected(Protocol):
    """A connection, as far as states go."""

    is_open: bool
    was_open: bool
    is_paused: bool


class Status:
    """Tells `on_state` each new state once.

    A topic is silent from an opening until its first message, which is stale after `silent_after`
    seconds; if it was received before, it is believed to be quiet for six times as long.
    """

    def __init__(
        self,
        feed: str,
        connections: Sequence[Connected],
        topics: Iterable[str],
        on_state: Callable[[SourceState], None],
        silent_after: float,
    ) -> None:
        self._feed, self._connections, self._topics = feed, connections, frozenset(topics)
        self._on_state, self._silent_after = on_state, silent_after
        self._silent, self._new = set(self._topics), set(self._topics)
        self._overdue: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None
        self.state = SourceState.CONNECTING

    def received(self, topic: str) -> None:
        """Take that a message of a topic has come: it is silent no longer."""
        if topic in self._silent:
            self._silent.discard(topic)
            self._new.discard(topic)
            self.update()

    def leave_out(self, topic: str) -> None:
        """Leave a topic out of the state: nothing will come of it."""
        self._topics -= {topic}
        for topics in (self._silent, self._new, self._overdue):
            topics.discard(topic)
        self.update()

    def opened(self, topics: Iterable[str]) -> None:
        """Take these topics as silent: the connection that brings them was just opened."""
        self._silent.update(self._topics.intersection(topics))
        self._overdue.clear()
        self._call_later(self._silent_after, self._mark_new_silent)
        self.update()

    def update(self) -> None:
        """Call `on_state` if the state is another one than at the last call."""
        self._become(self._present())

    def end(self) -> None:
        """Become offline for good: nothing more will come."""
        self._stop_timer()
        self._become(SourceState.OFFLINE)

    def _become(self, state: SourceState) -> None:
        if state is not self.state:
            self.state = state
            self._on_state(state)

    def _present(self) -> SourceState:
        if any(one.is_paused for one in self._connections):
            return SourceState.OFFLINE
        if not all(one.is_open for one in self._connections):
            lost = any(one.was_open for one in self._connections)
            return SourceState.STALE if lost else SourceState.CONNECTING
        if self._silent & self._overdue:
            return SourceState.STALE
        return self.state if self._new else SourceState.LIVE

    def _mark_new_silent(self) -> None:
        self._call_later((_PATIENCE - 1) * self._silent_after, self._mark_all_silent)
        self._mark_silent(self._new & self._silent)

    def _mark_all_silent(self) -> None:
        self._mark_silent(self._silent)

    def _mark_silent(self, topics: set[str]) -> None:
        self._overdue.update(topics)
        if topics:
            log.warning("feed_topics_silent", feed=self._feed, topics=sorted(topics))
        self.update()

    def _call_later(self, seconds: float, then: Callable[[], None]) -> None:
        self._stop_timer()
        self._timer = asyncio.get_running_loop().call_later(seconds, then)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
