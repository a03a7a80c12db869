"""Upbit: `KRW-BTC@ticker`, `@trade` and `@orderbook`, whose value is the mean of bid and ask.

Upbit acknowledges nothing and ignores a code that it does not know. Every code that it knows gets a
snapshot, so one that is silent after the subscription is unknown, and its feed is stale.
"""

import math
import re
from collections import defaultdict

import msgspec
import structlog

from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.continuity import Continuity
from app.features.feeds.streams.errors import FeedError, UnknownTopicError
from app.features.feeds.streams.line import Line
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import NO_CANDLES, Point
from app.features.feeds.streams.source import Listener, SourceState
from engagenow_client import ConfigError, StreamConfig

log = structlog.get_logger()

URL = "wss://api.upbit.com/websocket/v1"
_TOPIC = re.compile(r"((?:KRW|BTC|USDT)-[A-Z0-9]{1,20})@(ticker|trade|orderbook)")


class _Unit(msgspec.Struct, gc=False):
    ap: float
    bp: float


class _Error(msgspec.Struct, gc=False):
    name: str = ""


class _Frame(msgspec.Struct, gc=False):
    """A frame of the format SIMPLE; numbers may be written with an exponent."""

    ty: str = ""
    cd: str = ""
    tms: int = 0
    ttms: int = 0
    tp: float | None = None
    sid: int | None = None
    obu: list[_Unit] | None = None
    error: _Error | None = None


def check_topic(topic: str, _market: Market) -> None:
    """Raise UnknownTopicError unless it can be a topic: Upbit wants codes in upper case."""
    _parts(topic)


def _parts(topic: str) -> tuple[str, str]:
    """Take a topic apart into type and code."""
    found = _TOPIC.fullmatch(topic)
    if found is None:
        raise UnknownTopicError(topic, "has to be like KRW-BTC@ticker, @trade or @orderbook")
    return found[2], found[1]


class UpbitSource:
    """Reads prices of Upbit, all over one subscription: a second one would replace it."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        self._topics = {_parts(topic): topic for topic in config.topics}
        self.candles = NO_CANDLES
        timings = network.timings
        self._decode = msgspec.json.Decoder(_Frame).decode
        self._told = Continuity("upbit", config.topics, listener, timings.silent_after)
        url = config.url or URL
        network.hosts.check(url, [URL])
        stream = _stream(url, self._topics, network)
        self._line = Line(stream, self._receive, self._told.line_changed, timings)
        self._told.watch(self._line)

    @property
    def state(self) -> SourceState:
        return self._told.status.state

    async def run(self) -> None:
        try:
            await self._line.run()
        finally:
            self._told.status.end()

    def _receive(self, payload: bytes) -> bool:
        try:
            frame = self._decode(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return False
        if frame.error is not None:
            log.warning("feed_refused", feed="upbit", error=frame.error.name)
            return False
        topic, value = self._topics.get((frame.ty, frame.cd)), _value(frame)
        if topic is None or value is None:
            return False
        is_trade = frame.ty == "trade"
        # A snapshot has the time of the last change, which may be minutes ago.
        point = Point(topic, value, frame.ttms if is_trade else frame.tms)
        key = frame.sid if is_trade else (frame.tms, value)
        self._told.tell(point, key, only_newest=not is_trade)
        return True


def _value(frame: _Frame) -> float | None:
    if frame.ty == "orderbook":
        value = (frame.obu[0].ap + frame.obu[0].bp) / 2 if frame.obu else math.nan
    else:
        value = math.nan if frame.tp is None else frame.tp
    return value if math.isfinite(value) else None


def _stream(url: str, topics: dict[tuple[str, str], str], network: Network) -> StreamConfig:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for kind, code in topics:
        codes[kind].append(code)
    parts = [{"type": kind, "codes": each} for kind, each in codes.items()]
    asked = [{"ticket": "engagenow"}, *parts, {"format": "SIMPLE"}]
    try:
        return StreamConfig(
            url=url,
            name="upbit",
            on_connect=(asked,),
            connect=network.connect,
            ping_every=network.timings.ping_every,
            quiet_after=network.timings.quiet_after,
        )
    except ConfigError as error:
        raise FeedError(str(error)) from None
