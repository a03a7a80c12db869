"""The kinds of feeds that this server reads by itself."""

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple

from app.features.feeds.exchanges import json_stream, kiwoom, upbit
from app.features.feeds.exchanges.binance import asking, topics
from app.features.feeds.exchanges.binance.source import BinanceSource
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import UnknownKindError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.source import Listener, Source


async def _none_unknown(_config: FeedConfig, _network: Network) -> Mapping[str, str]:
    return {}


class Kind(NamedTuple):
    """How to read one kind.

    `check_topic` raises UnknownTopicError, `source` makes the reader. `unknown_topics` asks the
    exchange which topics it does not have, and why; it raises RestError.
    """

    check_topic: Callable[[str, Market], None]
    source: Callable[[FeedConfig, Listener, Network], Source]
    unknown_topics: Callable[[FeedConfig, Network], Awaitable[Mapping[str, str]]] = _none_unknown


KINDS: Mapping[str, Kind] = {
    "binance": Kind(topics.check_topic, BinanceSource, asking.unknown_topics),
    "json": Kind(json_stream.check_topic, json_stream.JsonSource),
    "kiwoom": Kind(kiwoom.check_topic, kiwoom.KiwoomSource),
    "upbit": Kind(upbit.check_topic, upbit.UpbitSource, upbit.unknown_topics),
}


def kind_of(name: str) -> Kind:
    """Return a kind by its name; raises UnknownKindError."""
    kind = KINDS.get(name)
    if kind is None:
        raise UnknownKindError(name)
    return kind
