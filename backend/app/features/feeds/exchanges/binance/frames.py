"""Frames and rows of Binance, in its own short names; fields that are not named are ignored."""

import math

import msgspec
from msgspec import UNSET, Raw, UnsetType


class Envelope(msgspec.Struct, gc=False):
    """What may stand around a payload, or be an answer, or a notice."""

    stream: str = ""
    data: Raw = Raw()
    e: str = ""
    event: Raw | UnsetType = UNSET
    id: Raw | UnsetType = UNSET
    result: Raw | UnsetType = UNSET
    error: Raw | UnsetType = UNSET
    code: Raw | UnsetType = UNSET

    @property
    def is_refusal(self) -> bool:
        """Whether it is the answer to a request that was wrong, of which there are two shapes."""
        return self.error is not UNSET or self.code is not UNSET

    @property
    def is_answer(self) -> bool:
        """Whether it answers a request, which may be refused; else it brings data."""
        return self.id is not UNSET or self.result is not UNSET or self.is_refusal


class Kline(msgspec.Struct, gc=False):
    """A candle: t from, T to, n trades, x whether it is closed."""

    t: int
    T: int
    o: str
    h: str
    l: str  # noqa: E741 - the exchange's names
    c: str
    v: str
    n: int
    x: bool


class KlineFrame(msgspec.Struct, gc=False):
    """A state of a candle; E is when it was sent."""

    E: int
    s: str
    k: Kline


class AggTrade(msgspec.Struct, gc=False):
    """Trades of one order at one price; their ids a have no holes."""

    a: int
    p: str
    T: int
    s: str = ""  # REST leaves it out


class Trade(msgspec.Struct, gc=False):
    """One trade; its id t has no holes."""

    t: int
    s: str
    p: str
    T: int


class BookTicker(msgspec.Struct, gc=False):
    """The best bid and ask; spot says no time."""

    u: int
    s: str
    b: str
    a: str
    E: int = 0


class ServerTime(msgspec.Struct, gc=False):
    """The exchange's clock."""

    serverTime: int  # noqa: N815 - the exchange's name


class Row(msgspec.Struct, array_like=True, gc=False):
    """A candle by REST, whose further columns are ignored; nothing says whether it is closed."""

    t: int
    o: str
    h: str
    l: str  # noqa: E741
    c: str
    v: str
    T: int
    q: str
    n: int


def number(text: str) -> float:
    """Return the number that a text is; raises ValueError."""
    found = float(text)
    if not math.isfinite(found):
        raise ValueError("is no finite number")
    return found
