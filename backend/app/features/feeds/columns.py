"""What commands say of a feed, as it is stored."""

from app.features.feeds import policy
from app.features.feeds.commands import CreateFeed, EditFeed
from app.features.feeds.sources.checks import OPTIONS, SECRETS, check
from app.features.feeds.sources.secrets import encrypted
from app.storage.models import Feed

# Seconds in which another worker takes over a source: until then its values are not stale.
LEAST_STALE_AFTER = 5
_KEPT = ("topics", "stale_after")  # null says nothing of them


def put(feed: Feed, command: CreateFeed | EditFeed) -> None:
    """Change a feed as a command says, and check the whole of it.

    Raises:
        TopicUnknown, FeedHostRefused, FeedInvalid: it cannot work.
    """
    given = command.model_dump(exclude_unset=isinstance(command, EditFeed))
    for name in ("kind", "title", *_KEPT):
        if name in given and not (name in _KEPT and given[name] is None):
            setattr(feed, name, given[name])
    for name in SECRETS:
        if name in given:
            setattr(feed, name, encrypted(given[name]))
    options = {**feed.options, **{name: given[name] for name in OPTIONS if name in given}}
    feed.options = {name: value for name, value in options.items() if value is not None}
    if feed.kind != "push":
        feed.stale_after = max(feed.stale_after, LEAST_STALE_AFTER)
    policy.check_topics(feed.kind, feed.topics)
    check(feed)
