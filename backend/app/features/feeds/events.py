"""Events of feeds."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent
from app.features.feeds.views import FeedInfo

FEEDS = "feeds"  # the topic of hosts' list of feeds


class FeedStarted(SessionEvent):
    """The feed runs; its values follow as `feed_update`."""

    name: ClassVar[str] = "feed_started"
    feed: FeedInfo


class FeedStopped(SessionEvent):
    """The feed `id` stands still, and keeps its last values."""

    name: ClassVar[str] = "feed_stopped"
    id: str


class FeedEdited(SessionEvent):
    """A feed that was shown before has this title and these topics now."""

    name: ClassVar[str] = "feed_edited"
    feed: FeedInfo


class FeedRemoved(SessionEvent):
    """The feed `id` and its values are deleted."""

    name: ClassVar[str] = "feed_removed"
    id: str


class SignalSent(SessionEvent):
    """Something happened in the numbers of the feed `feed_id`, as `text` says."""

    name: ClassVar[str] = "signal"
    id: str
    feed_id: str
    kind: str
    text: str
    at: int


class FeedUpdate(Event):
    """The last value of a topic of the feed `id`, at most 4 a second.

    `stale` says that nothing newer has come for too long, or that the source is out of reach. The
    event may be lost: the next one, and `feeds` in `joined_session`, contain the same.
    """

    name: ClassVar[str] = "feed_update"
    id: str
    topic: str
    value: float
    at: int
    stale: bool


EVENTS: list[type[Event]] = [
    FeedStarted,
    FeedStopped,
    FeedEdited,
    FeedRemoved,
    SignalSent,
    FeedUpdate,
]
