"""The kinds of feeds that this server reads by itself."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from app.features.feeds.exchanges import json_stream, kiwoom, upbit
from app.features.feeds.exchanges.binance import topics
from app.features.feeds.exchanges.binance.source import BinanceSource
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import UnknownKindError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.source import Listener, Source


class Kind(NamedTuple):
    """How to read one kind: `check_topic` raises UnknownTopicError, `source` makes the reader."""

    check_topic: Callable[[str, Market], None]
    source: Callable[[FeedConfig, Listener, Network], Source]


KINDS: Mapping[str, Kind] = {
    "binance": Kind(topics.check_topic, BinanceSource),
    "json": Kind(json_stream.check_topic, json_stream.JsonSource),
    "kiwoom": Kind(kiwoom.check_topic, kiwoom.KiwoomSource),
    "upbit": Kind(upbit.check_topic, upbit.UpbitSource),
}


def kind_of(name: str) -> Kind:
    """Return a kind by its name; raises UnknownKindError."""
    kind = KINDS.get(name)
    if kind is None:
        raise UnknownKindError(name)
    return kind
