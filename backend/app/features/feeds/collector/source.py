"""Reading feeds: the types, and a source of each kind."""

from collections.abc import Iterable

from app.features.feeds.exchanges.kinds import kind_of
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import (
    FeedError,
    HostRefusedError,
    UnknownKindError,
    UnknownTopicError,
)
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import Candle, Gap, Point
from app.features.feeds.streams.source import Listener, Source, SourceState
from app.features.feeds.streams.timings import Timings
from app.features.feeds.streams.trouble import Trouble

__all__ = [
    "Candle",
    "FeedConfig",
    "FeedError",
    "Gap",
    "HostRefusedError",
    "Listener",
    "Network",
    "Point",
    "Source",
    "SourceState",
    "Timings",
    "Trouble",
    "UnknownKindError",
    "UnknownTopicError",
    "check_topics",
    "source_of",
]


_NOBODY = Listener()


def check_topics(kind: str, topics: Iterable[str], market: Market = "spot") -> None:
    """Check each topic by its kind.

    Raises:
        UnknownKindError: there is no such kind.
        UnknownTopicError: the first topic that the kind does not have; `topic` names it.
    """
    check = kind_of(kind).check_topic
    for topic in topics:
        check(topic, market)


def source_of(config: FeedConfig, listener: Listener = _NOBODY, *, network: Network) -> Source:
    """Return who reads this feed, as soon as it is run.

    A worker has one `network` for all its feeds: hosts that may be reached, and requests left.

    Raises:
        UnknownKindError: there is no such kind.
        UnknownTopicError: a topic that the kind does not have.
        HostRefusedError: this server does not connect to the host of `config.url`.
        FeedError: something else in `config` cannot work; the message says what.
    """
    check_topics(config.kind, config.topics, config.market)
    return kind_of(config.kind).source(config, listener, network)
