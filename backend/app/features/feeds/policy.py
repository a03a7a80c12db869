"""Rules of feeds: pure functions."""

import regex

from app.features.feeds.commands import CreateFeed, EditFeed
from app.features.feeds.errors import FeedNotPushed, FeedRunning, FeedStopped, TopicUnknown
from app.storage.models import Feed as FeedRow

# Of a feed whose topics its host names: letters of any script, digits and a few signs.
_FREE = regex.compile(r"[\p{L}\p{M}\p{N}_.:@/+-]{1,40}")


def check_topics(topics: list[str]) -> None:
    """Check the topics of a feed.

    Raises:
        TopicUnknown: some of them are none, or are named twice.
    """
    wrong = [one for one in topics if not _FREE.fullmatch(one) or topics.count(one) > 1]
    if wrong:
        raise TopicUnknown(list(dict.fromkeys(wrong)))


def checked(command: CreateFeed | EditFeed) -> dict[str, object]:
    """Return the columns that a command gives; raises like `check_topics`."""
    if command.topics is not None:
        check_topics(command.topics)
    given = command.model_dump(exclude_unset=isinstance(command, EditFeed))
    return {name: value for name, value in given.items() if name == "title" or value is not None}


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
