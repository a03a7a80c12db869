"""Whether a feed can work as it is set up; its source is made for that, and not run."""

from collections.abc import Mapping
from typing import Any

from app.core.config import get_settings
from app.features.feeds.collector.source import (
    FeedConfig,
    FeedError,
    HostRefusedError,
    Network,
    UnknownTopicError,
    source_of,
)
from app.features.feeds.errors import FeedHostRefused, FeedInvalid, TopicUnknown
from app.features.feeds.sources.secrets import decrypted
from app.storage.models import Feed

OPTIONS = ("market", "url", "subscribe", "paths")
SECRETS = ("secret", "key")
_OPTIONS_OF: Mapping[str, frozenset[str]] = {
    "push": frozenset(),
    "json": frozenset({"url", "subscribe", "paths", "secret"}),
    "binance": frozenset({"url", "market"}),
    "upbit": frozenset({"url"}),
    "kiwoom": frozenset({"url", "secret", "key"}),
}


def config_of(feed: Feed) -> FeedConfig:
    """Return how the source of a feed is set up."""
    given: dict[str, Any] = {name: feed.options[name] for name in OPTIONS if name in feed.options}
    given |= {name: decrypted(getattr(feed, name)) for name in SECRETS}
    return FeedConfig(kind=feed.kind, topics=tuple(feed.topics), **given)


def check(feed: Feed) -> None:
    """Check the options of a feed, and its topics if it has a source.

    Raises:
        FeedInvalid: they do not fit the kind.
        TopicUnknown: the kind does not have one of the topics.
        FeedHostRefused: this server does not connect there.
    """
    given = {*feed.options, *(name for name in SECRETS if getattr(feed, name))}
    if not given <= _OPTIONS_OF[feed.kind]:
        raise FeedInvalid
    if feed.kind == "push":
        return
    try:
        source_of(config_of(feed), network=Network(get_settings().feed_hosts))
    except UnknownTopicError as error:
        raise TopicUnknown([error.topic]) from None
    except HostRefusedError:
        raise FeedHostRefused from None
    except FeedError:
        raise FeedInvalid from None
