"""The name of a stream, taken apart."""

from dataclasses import dataclass
from functools import lru_cache

from ..intervals import INTERVALS
from .kind import PUBLIC_KINDS

_KLINE = "kline_"


@dataclass(frozen=True)
class Stream:
    """`btcusdt@kline_1m` is about BTCUSDT, a `kline`, and its interval is `1m`."""

    name: str
    symbol: str
    what: str
    interval: str

    @property
    def is_public(self) -> bool:
        """Whether USD-M has it below `/public`, else below `/market`."""
        return self.what.startswith(PUBLIC_KINDS)


@lru_cache(maxsize=4096)
def stream_of(name: str) -> Stream:
    """Take a name apart; an upper-case symbol or an unknown interval is of nothing that exists."""
    symbol, _, what = name.partition("@")
    known = symbol.upper() if symbol.islower() else ""
    if what.startswith(_KLINE) and what.removeprefix(_KLINE) in INTERVALS:
        return Stream(name, known, "kline", what.removeprefix(_KLINE))
    return Stream(name, known, what, "")
