"""Views of feeds. Times of values are milliseconds since 1970."""

from typing import Any, Literal, Self

from app.core.clock import UtcTime
from app.core.schemas import View
from app.storage.models import Feed as FeedRow

Kind = Literal["binance", "upbit", "kiwoom", "json", "push"]
Market = Literal["spot", "usdm"]


class FeedInfo(View):
    """A feed, as everybody sees it who is in the session."""

    id: str
    kind: Kind
    title: str | None
    topics: list[str]
    running: bool


class TopicValue(View):
    """The last value of a topic; `stale` if nothing newer has come for too long."""

    value: float
    at: int
    stale: bool


class ShownFeed(FeedInfo):
    """A feed with the last value of each topic that has one."""

    values: dict[str, TopicValue]


class Feed(FeedInfo):
    """A feed, as hosts see it; others see it from its first start on."""

    stale_after: int
    created_at: UtcTime
    started_at: UtcTime | None
    market: Market | None
    url: str | None
    subscribe: Any
    paths: dict[str, str] | None
    has_secret: bool

    @classmethod
    def of(cls, row: FeedRow) -> Self:
        """Build the view; what a secret is, nobody is told."""
        options = {name: row.options.get(name) for name in ("market", "url", "subscribe", "paths")}
        return cls.model_validate({**row.columns(), **options, "has_secret": bool(row.secret)})


class PointOfTime(View):
    """A value at a time."""

    at: int
    value: float


class History(View):
    """The last values of a topic, oldest first, one of each second at most."""

    topic: str
    points: list[PointOfTime]


class FeedSignal(View):
    """What was told of the numbers; `seq` is its position in the session's log."""

    id: str
    seq: int
    feed_id: str
    kind: str
    text: str
    at: int
