"""All sources that a worker runs: those who want the same share one."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import msgspec
import structlog

from app.features.feeds.collector.asking import unknown_topics
from app.features.feeds.collector.counts import SourceCounts
from app.features.feeds.collector.source import (
    Candle,
    FeedConfig,
    Gap,
    Network,
    Point,
    Source,
    SourceState,
    source_of,
)
from app.features.feeds.streams.source import Listener
from app.features.feeds.streams.trouble import Trouble, TroubleKind

__all__ = ["Collector", "Subscription"]

log = structlog.get_logger()

Item = TypeVar("Item")
_AGAIN_AFTER_SECONDS = 5.0
_ASK_AGAIN_SECONDS = 60.0  # as often as may be after something did not come


class Collector:
    """Starts a source for its first subscriber, and stops it after the last one has left."""

    def __init__(self, network: Network, counts: SourceCounts | None = None) -> None:
        self._network = network
        self._counts = SourceCounts() if counts is None else counts
        self._shared: list[_Shared] = []

    def subscribe(self, config: FeedConfig, listener: Listener) -> "Subscription":
        """Read a feed; the listener receives its state at once, if it is read already.

        Raises:
            FeedError: like `source_of`.
        """
        shared = next((one for one in self._shared if one.config == config), None)
        if shared is None:
            shared = _Shared(config, self._network, self._counts)
            self._shared.append(shared)
        shared.listeners.append(listener)
        if len(shared.listeners) > 1:
            listener.on_state(shared.source.state)
            for trouble in shared.unknown.values():
                listener.on_trouble(trouble)
        return Subscription(self, shared, listener)

    def __len__(self) -> int:
        """Return how many subscribers there are."""
        return sum(len(one.listeners) for one in self._shared)

    async def drop(self, shared: "_Shared", listener: Listener) -> None:
        """Send a listener nothing more; returns when a source that nobody wants has ended."""
        shared.listeners.remove(listener)
        if not shared.listeners and shared in self._shared:
            self._shared.remove(shared)
            await shared.stop()

    async def stop(self) -> None:
        """Stop all sources; their listeners are told that they are offline."""
        ending, self._shared = self._shared, []
        await asyncio.gather(*(one.stop() for one in ending))


class Subscription:
    """A listener's share in a source, until it leaves."""

    def __init__(self, collector: Collector, shared: "_Shared", listener: Listener) -> None:
        self._collector, self._shared, self._listener = collector, shared, listener
        self._is_over = False

    @property
    def source(self) -> Source:
        """The source, whose candles stay readable after its end."""
        return self._shared.source

    async def leave(self) -> None:
        """Receive nothing more; may be called any number of times."""
        if not self._is_over:
            self._is_over = True
            await self._collector.drop(self._shared, self._listener)


class _Shared:
    """A source, and everybody who listens to it."""

    def __init__(self, config: FeedConfig, network: Network, counts: SourceCounts) -> None:
        self.config, self._network, self._counts = config, network, counts
        self.listeners: list[Listener] = []
        self._failing: set[Listener] = set()
        self._send_point = self._each(lambda one, item: one.on_point(item), Point)
        self._send_state = self._each(lambda one, item: one.on_state(item), SourceState)
        self._send_trouble = self._each(lambda one, item: one.on_trouble(item), Trouble)
        fan_out = Listener(
            on_point=self._take_point,
            on_candle=self._each(lambda listener, item: listener.on_candle(item), Candle),
            on_state=self._take_state,
            on_gap=self._each(self._on_gap, Gap),
            on_trouble=self._on_trouble,
        )
        self.source = source_of(config, fan_out, network=network)
        self._doubts = asyncio.Event()
        self.unknown: dict[str, Trouble] = {}
        counts.became(self, config.kind, self.source.state)
        self._tasks = [asyncio.create_task(work()) for work in (self._run, self._ask)]

    def _on_gap(self, listener: Listener, gap: Gap) -> None:
        if listener is self.listeners[0]:
            self._counts.gaps[self.config.kind] += 1
            log.info("feed_gap", **msgspec.structs.asdict(gap))
        listener.on_gap(gap)

    async def stop(self) -> None:
        """End the source, and what it opened."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._counts.ended(self)

    async def _run(self) -> None:
        """Read until cancelled; after an error of ours too, since others' feeds go on as well."""
        while True:
            try:
                await self.source.run()
            except Exception:
                log.exception("feed_source_failed", kind=self.config.kind)
            await asyncio.sleep(_AGAIN_AFTER_SECONDS)

    def _take_point(self, point: Point) -> None:
        self._counts.count_point(self.config.kind, point)
        self._send_point(point)

    def _take_state(self, state: SourceState) -> None:
        self._counts.became(self, self.config.kind, state)
        self._send_state(state)
        if state is SourceState.STALE:
            self._doubts.set()

    async def _ask(self) -> None:
        """Ask the exchange what it does not have, whenever something does not come."""
        while True:
            await self._doubts.wait()
            self._doubts.clear()
            unknown = await unknown_topics(self.config, self._network)
            for topic, reason in unknown.items():
                self._on_trouble(Trouble(TroubleKind.TOPIC_UNKNOWN, topic, reason))
            await asyncio.sleep(_ASK_AGAIN_SECONDS)

    def _on_trouble(self, trouble: Trouble) -> None:
        """Expect nothing of what does not exist, and report it to every listener."""
        if trouble.code is TroubleKind.TOPIC_UNKNOWN and trouble.topic is not None:
            self.unknown[trouble.topic] = trouble
            self.source.leave_out(trouble.topic)
        self._send_trouble(trouble)

    def _each(
        self, send: Callable[[Listener, Item], None], _type: type[Item]
    ) -> Callable[[Item], None]:
        """Return what sends an item to every listener; what one raises reaches no other."""

        def deliver(item: Item) -> None:
            for listener in [*self.listeners]:
                try:
                    send(listener, item)
                except Exception:
                    self._note_failure(listener)

        return deliver

    def _note_failure(self, listener: Listener) -> None:
        """Log the first failure of each listener: there may be thousands a second."""
        if listener not in self._failing:
            self._failing.add(listener)
            log.exception("feed_listener_failed", kind=self.config.kind)
