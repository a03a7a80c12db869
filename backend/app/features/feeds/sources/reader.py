"""The feeds that this worker reads: their sources, and where their values go."""

from dataclasses import dataclass, field
from functools import partial
from time import monotonic

import structlog

from app.features.feeds.collector.collecting import Collector, Subscription
from app.features.feeds.collector.counts import SourceCounts
from app.features.feeds.collector.source import (
    Candle,
    FeedConfig,
    FeedError,
    Gap,
    Point,
    SourceState,
    Trouble,
)
from app.features.feeds.sources import troubles
from app.features.feeds.sources.checks import config_of
from app.features.feeds.sources.network import WorkerNetwork
from app.features.feeds.streams.source import Listener
from app.features.feeds.values import broadcaster
from app.features.feeds.values.last_values import Key, LastValue
from app.realtime.context import WorkerContext
from app.storage.models import Feed

log = structlog.get_logger()


@dataclass(slots=True)
class _Reading:
    """A feed that is read; `subscription` is None if its source cannot be made."""

    session_id: str
    config: FeedConfig
    stale_after: int
    subscription: Subscription | None = None
    troubles: dict[str | None, Trouble] = field(default_factory=dict)

    @property
    def is_live(self) -> bool:
        one = self.subscription
        return one is not None and one.source.state is SourceState.LIVE


class Reader:
    """Reads feeds for as long as they are wanted; those that want the same share a source."""

    def __init__(self, context: WorkerContext) -> None:
        self._context = context
        self._collector = Collector(context.own(WorkerNetwork).network, context.own(SourceCounts))
        self._readings: dict[str, _Reading] = {}

    def __len__(self) -> int:
        return len(self._readings)

    async def read(self, feeds: dict[str, Feed]) -> None:
        """Read these feeds and no others, and say which of them are live."""
        for feed_id, reading in [*self._readings.items()]:
            feed = feeds.get(feed_id)
            is_forgotten = broadcaster.values_of_feed(self._context, feed_id) is None
            if feed is None or is_forgotten or config_of(feed) != reading.config:
                await self._leave(feed_id)
        for feed_id in feeds.keys() - self._readings.keys():
            await self._begin(feeds[feed_id])
        for feed_id, reading in self._readings.items():
            self._announce_state(reading.session_id, feed_id, is_live=reading.is_live)
            await self._note_troubles(feeds[feed_id], reading)

    async def stop(self) -> None:
        """Read nothing any more."""
        for feed_id in [*self._readings]:
            await self._leave(feed_id)

    async def _begin(self, feed: Feed) -> None:
        reading = _Reading(feed.session_id, config_of(feed), feed.stale_after)
        async with self._context.open_db() as db:
            await broadcaster.read(self._context, db, feed.session_id)
        self._context.own(broadcaster.WorkerValues).held[feed.id] = feed.session_id
        self._readings[feed.id] = reading
        listener = Listener(
            on_point=partial(self._take_point, feed.id, reading),
            on_candle=partial(self._take_candle, feed.id, reading),
            on_gap=partial(self._take_gap, feed.id),
            on_state=partial(self._take_state, reading),
            on_trouble=lambda trouble: reading.troubles.update({trouble.topic: trouble}),
        )
        try:
            reading.subscription = self._collector.subscribe(reading.config, listener)
        except FeedError as error:  # what was allowed when it was attached is not any more
            log.warning("feed_not_read", feed=feed.id, error=type(error).__name__)

    async def _leave(self, feed_id: str) -> None:
        reading = self._readings.pop(feed_id)
        self._context.own(broadcaster.WorkerValues).held.pop(feed_id, None)
        if reading.subscription is not None:
            await reading.subscription.leave()

    def _take_point(self, feed_id: str, reading: _Reading, point: Point) -> None:
        live_at = None if point.repaired else broadcaster.now_ms()
        value = LastValue(point.value, point.at, monotonic(), reading.stale_after)
        self._take((feed_id, point.topic), value, live_at=live_at)

    def _take_candle(self, feed_id: str, reading: _Reading, candle: Candle) -> None:
        """A candle is one value of the series, its last price, at the second of its beginning."""
        values = broadcaster.values_of_feed(self._context, feed_id)
        if values is not None:
            ends = candle.open_time + candle.interval
            prices = (candle.open, candle.high, candle.low, candle.close, candle.volume)
            row = (candle.open_time, ends, *prices, candle.closed)
            values.candles.add((feed_id, candle.topic), row)
        at = min(broadcaster.now_ms(), candle.open_time + candle.interval - 1)
        value = LastValue(candle.close, at, monotonic(), reading.stale_after)
        self._take((feed_id, candle.topic), value, candle.open_time // 1000)

    def _take_gap(self, feed_id: str, gap: Gap) -> None:
        values = broadcaster.values_of_feed(self._context, feed_id)
        if values is not None:
            values.gaps.add((feed_id, gap.topic), (gap.start, gap.end, gap.count))
            values.clock.request()

    def _take(
        self,
        key: Key,
        value: LastValue,
        second: int | None = None,
        live_at: int | None = None,
    ) -> None:
        values = broadcaster.values_of_feed(self._context, key[0])
        if values is not None:
            values.last.add(key, value, second, live_at)
            values.clock.request()

    def _take_state(self, reading: _Reading, state: SourceState) -> None:
        """Who is live was not refused, or not any more."""
        if state is SourceState.LIVE:
            reading.troubles.pop(None, None)

    async def _note_troubles(self, feed: Feed, reading: _Reading) -> None:
        found = troubles.stored([*reading.troubles.values()])
        if found != (feed.troubles or []):
            await self._context.run(troubles.note, feed.session_id, feed.id, found)

    def _announce_state(self, session_id: str, feed_id: str, *, is_live: bool) -> None:
        broadcaster.announce_state(self._context, session_id, feed_id, is_live=is_live)
