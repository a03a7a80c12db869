"""Events of feeds."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent
from app.features.feeds.views import CandleRow, FeedInfo

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


class FeedCandles(Event):
    """The last candles of a topic, oldest first, when they have changed; at most 4 a second.

    Each is `[begins, ends, open, high, low, close, volume, closed]`. Like `feed_update` it may be
    lost, and the history has all.
    """

    name: ClassVar[str] = "feed_candles"
    id: str
    topic: str
    candles: list[CandleRow]


class FeedGap(Event):
    """Between two times something of a topic is missing, and will not come any more.

    `missing` is how many messages, null if that is not known. The history has it too.
    """

    name: ClassVar[str] = "feed_gap"
    id: str
    topic: str
    begins: int
    ends: int
    missing: int | None


EVENTS: list[type[Event]] = [
    FeedStarted,
    FeedStopped,
    FeedEdited,
    FeedRemoved,
    SignalSent,
    FeedUpdate,
    FeedCandles,
    FeedGap,
]
