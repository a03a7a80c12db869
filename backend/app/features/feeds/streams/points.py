"""What a source tells: numbers, candles, and what is missing between them. Times are ms UTC."""

from collections.abc import Mapping
from types import MappingProxyType

import msgspec


class Point(msgspec.Struct, frozen=True, gc=False):
    """A number of a topic, and when it was so; `repaired` if it was asked for afterwards."""

    topic: str
    value: float
    at: int
    repaired: bool = False


class Candle(msgspec.Struct, frozen=True, gc=False):
    """Prices of a topic from `open_time` until before `open_time + interval`.

    An open candle is told again whenever it changes. A closed one is told once, and is final.
    """

    topic: str
    open_time: int
    interval: int
    open: float
    high: float
    low: float
    close: float
    volume: float
    closed: bool


# Of a source that has none.
NO_CANDLES: Mapping[str, Mapping[int, Candle]] = MappingProxyType({})


class Gap(msgspec.Struct, frozen=True, gc=False):
    """Between the two times something of a topic is missing, and will not come any more.

    `count` is how many messages, None if the exchange does not number them.
    """

    topic: str
    start: int
    end: int
    count: int | None = None
