"""A feed of Binance: its channels, its tracks, and what they have in common."""

import asyncio
import math
from collections import defaultdict
from contextlib import suppress
from typing import Any

from app.features.feeds.exchanges.binance.book import BookTrack
from app.features.feeds.exchanges.binance.candle_track import CandleTrack
from app.features.feeds.exchanges.binance.channel import Channel
from app.features.feeds.exchanges.binance.markets import MARKETS
from app.features.feeds.exchanges.binance.numbered import AggTradeTrack, TradeTrack
from app.features.feeds.exchanges.binance.output import Output
from app.features.feeds.exchanges.binance.topics import Topic, topic_of
from app.features.feeds.exchanges.binance.track import Track
from app.features.feeds.streams.config import FeedConfig
from app.features.feeds.streams.errors import UnknownTopicError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.rest import Rest
from app.features.feeds.streams.source import Listener, SourceState
from app.features.feeds.streams.status import Connected, Status

_TRACKS: dict[str, type[Track[Any]]] = {
    "aggTrade": AggTradeTrack,
    "bookTicker": BookTrack,
    "trade": TradeTrack,
}

_CLOCK_WITHIN = 2.0  # seconds; the stream does not wait for longer


class BinanceSource:
    """Reads topics of one market over one WebSocket, or two where the exchange wants two."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        self._market = MARKETS[config.market]
        self._url = (config.url or next(iter(self._market.addresses))).rstrip("/")
        network.hosts.check(self._url, own=self._market.addresses)
        self._network = network
        self._output = Output(listener)
        self.counts, self.candles = self._output.counts, self._output.candles
        sockets: list[Connected] = []
        self._status = Status(
            "binance", sockets, config.topics, listener.on_state, network.timings.silent_after
        )
        self._tracks = [self._track(topic) for topic in _topics(config)]
        self._channels = self._made_channels()
        sockets.extend(channel.socket for channel in self._channels)

    @property
    def state(self) -> SourceState:
        return self._status.state

    def leave_out(self, topic: str) -> None:
        self._status.leave_out(topic)

    async def run(self) -> None:
        market, network = self._market, self._network
        budget = network.budget(market.budget_name(self._url), market.weight_a_minute)
        try:
            async with Rest(network, market.rest_of(self._url), budget) as rest:
                with suppress(TimeoutError):
                    async with asyncio.timeout(_CLOCK_WITHIN):
                        await self._output.clock.follow(rest, market.prefix, every=math.inf)
                await self._read(rest)
        finally:
            self._status.end()

    async def _read(self, rest: Rest) -> None:
        async with asyncio.TaskGroup() as group:
            for track in self._tracks:
                group.create_task(track.work(rest))
            for channel in self._channels:
                group.create_task(channel.run())

    def _track(self, topic: Topic) -> Track[Any]:
        kind = CandleTrack if topic.interval else _TRACKS[topic.what]
        return kind(topic, self._output, self._market.prefix, self._network.timings)

    def _made_channels(self) -> list[Channel]:
        by_path: defaultdict[str, dict[str, Track[Any]]] = defaultdict(dict)
        for track in self._tracks:
            by_path[self._market.path_of(track.topic.what)][track.topic.stream] = track
        return [
            Channel(self._url + path, tracks, self.counts, self._status, self._network)
            for path, tracks in by_path.items()
        ]


def _topics(config: FeedConfig) -> list[Topic]:
    topics = [topic_of(name, config.market) for name in config.topics]
    streams = [topic.stream for topic in topics]
    for topic in topics:
        if streams.count(topic.stream) > 1:
            raise UnknownTopicError(topic.name, "is named twice")
    return topics
