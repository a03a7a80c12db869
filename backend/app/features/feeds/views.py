"""Views of feeds. Times of values are milliseconds since 1970."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, Self

from pydantic import WithJsonSchema

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.feeds.streams.trouble import TroubleKind
from app.storage.models import Feed as FeedRow
from app.storage.models import FeedRule as FeedRuleRow

Kind = Literal["binance", "upbit", "kiwoom", "json", "push"]
Market = Literal["spot", "usdm"]
RuleKind = Literal["above", "below", "change"]


# `[begins, ends, open, high, low, close, volume, closed]`, without `prefixItems` as in
# `words/views.py`.
CandleRow = Annotated[
    tuple[int, int, float, float, float, float, float, bool],
    WithJsonSchema(
        {"type": "array", "items": {"type": ["number", "boolean"]}, "minItems": 8, "maxItems": 8}
    ),
]


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


class FeedTrouble(View):
    """What waiting does not mend: of a topic, or of the whole feed, in the source's own words."""

    code: TroubleKind
    topic: str | None
    reason: str


class FeedRule(View):
    """Of what everybody is told; `text` is null if the signal says by itself what has happened."""

    id: str
    topic: str
    kind: RuleKind
    value: float
    minutes: int | None
    text: str | None


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
    has_key: bool
    troubles: list[FeedTrouble]
    rules: list[FeedRule]

    @classmethod
    def of(cls, row: FeedRow, rules: Iterable[FeedRuleRow]) -> Self:
        """Build the view; what a secret is, nobody is told."""
        options = {name: row.options.get(name) for name in ("market", "url", "subscribe", "paths")}
        shown = {**options, "has_secret": bool(row.secret), "has_key": bool(row.key)}
        shown["troubles"] = row.troubles or []
        shown["rules"] = [FeedRule.model_validate(rule) for rule in rules]
        return cls.model_validate({**row.columns(), **shown})


class PointOfTime(View):
    """A value at a time."""

    at: int
    value: float


class Candle(View):
    """Prices from `begins` until before `ends`; one that is not `closed` still changes."""

    begins: int
    ends: int
    open: float
    high: float
    low: float
    close: float
    volume: float
    closed: bool


class Gap(View):
    """Between the two times something is missing: so many messages, null if not known."""

    begins: int
    ends: int
    missing: int | None


class History(View):
    """The last values of a topic, oldest first, one of each second at most.

    `candles` are those of a topic that has some, `gaps` what is missing.
    """

    topic: str
    points: list[PointOfTime]
    candles: list[Candle]
    gaps: list[Gap]


class FeedSignal(View):
    """What was told of the numbers; `seq` is its position in the session's log."""

    id: str
    seq: int
    feed_id: str
    kind: str
    text: str
    at: int
