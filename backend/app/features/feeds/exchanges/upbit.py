"""Upbit: `KRW-BTC@ticker`, `@trade` and `@orderbook`, whose value is the mean of bid and ask.

Upbit acknowledges nothing and ignores a code that it does not know. Every code that it knows gets a
snapshot, so one that is silent after the subscription is unknown, which its list of markets says.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from app.features.feeds.exchanges.websocket_source import WebSocketSource, stream_to
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import UnknownTopicError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import Point
from app.features.feeds.streams.rest import Rest
from app.features.feeds.streams.source import Listener

URL = "wss://api.upbit.com/websocket/v1"
_REQUESTS_A_MINUTE = 600
_TOPIC = re.compile(r"((?:KRW|BTC|USDT)-[A-Z0-9]{1,20})@(ticker|trade|orderbook)")


class _Unit(msgspec.Struct, gc=False):
    ap: float
    bp: float


class _Listed(msgspec.Struct, gc=False):
    """A market in Upbit's list of all."""

    market: str


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


class UpbitSource(WebSocketSource):
    """Reads prices of Upbit, all over one subscription: a second one would replace it."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        self._topics = {_parts(topic): topic for topic in config.topics}
        self._decode = msgspec.json.Decoder(_Frame).decode
        url = config.url or URL
        network.hosts.check(url, [URL])
        asked = (_subscription(self._topics),)
        super().__init__(
            config, listener, network, stream_to(config, network, url, on_connect=asked)
        )

    def _receive(self, payload: bytes) -> bool:
        try:
            frame = self._decode(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return False
        if frame.error is not None:
            self._refused(frame.error.name)
            return False
        topic, value = self._topics.get((frame.ty, frame.cd)), _value(frame)
        if topic is None or value is None:
            return False
        is_trade = frame.ty == "trade"
        # A snapshot has the time of the last change, which may be minutes ago.
        point = Point(topic, value, frame.ttms if is_trade else frame.tms)
        key = frame.sid if is_trade else (frame.tms, value)
        self._continuity.publish(point, key, only_newest=not is_trade)
        return True


def _value(frame: _Frame) -> float | None:
    if frame.ty == "orderbook":
        value = (frame.obu[0].ap + frame.obu[0].bp) / 2 if frame.obu else math.nan
    else:
        value = math.nan if frame.tp is None else frame.tp
    return value if math.isfinite(value) else None


def _subscription(topics: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for kind, code in topics:
        codes[kind].append(code)
    parts = [{"type": kind, "codes": each} for kind, each in codes.items()]
    return [{"ticket": "engagenow"}, *parts, {"format": "SIMPLE"}]


async def unknown_topics(config: FeedConfig, network: Network) -> dict[str, str]:
    """Return topics whose code Upbit does not list; raises RestError."""
    parts = urlsplit(config.url or URL)
    base = f"{parts.scheme.replace('ws', 'http', 1)}://{parts.netloc}"
    async with Rest(network, base, network.budget(parts.netloc, _REQUESTS_A_MINUTE)) as rest:
        listed = {one.market for one in await rest.get("/v1/market/all", {}, list[_Listed])}
    return {
        topic: f"{_parts(topic)[1]}: no such market"
        for topic in config.topics
        if _parts(topic)[1] not in listed
    }
