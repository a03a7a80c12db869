"""Rules of feeds: pure functions."""

import regex

from app.features.feeds.errors import FeedNotPushed, FeedRunning, FeedStopped, TopicUnknown
from app.storage.models import Feed as FeedRow

# Of a feed whose topics its host names: letters of any script, digits and a few signs.
_FREE = regex.compile(r"[\p{L}\p{M}\p{N}_.:@/+-]{1,40}")


def check_topics(kind: str, topics: list[str]) -> None:
    """Check what can be checked of topics without a source.

    Raises:
        TopicUnknown: some of them are named twice, or no names that a host may give.
    """
    wrong = [
        one
        for one in topics
        if topics.count(one) > 1 or (kind in ("push", "json") and not _FREE.fullmatch(one))
    ]
    if wrong:
        raise TopicUnknown(list(dict.fromkeys(wrong)))


def check_stopped(feed: FeedRow) -> None:
    """Check that the feed may be changed."""
    if feed.running:
        raise FeedRunning


def check_takes(feed: FeedRow, topics: list[str]) -> None:
    """Check that points of these topics may be pushed to the feed.

    Raises:
        FeedNotPushed, FeedStopped: it takes none.
        TopicUnknown: it does not have all of these.
    """
    if feed.kind != "push":
        raise FeedNotPushed
    if not feed.running:
        raise FeedStopped
    if unknown := [one for one in dict.fromkeys(topics) if one not in feed.topics]:
        raise TopicUnknown(unknown)
