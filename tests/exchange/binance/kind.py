"""In what spot and USD-M futures differ."""

from dataclasses import dataclass
from decimal import Decimal

from ..instrument import Instrument

PUBLIC_KINDS = ("bookTicker", "depth", "rpiDepth", "trade")  # what `/public` has


@dataclass(frozen=True)
class Kind:
    """One of Binance's markets, and its limits."""

    name: str
    prefix: str  # of its REST paths
    default_rows: int
    most_rows: int
    ping_every: float
    pong_within: float
    any_pong_counts: bool
    messages_per_second: int
    weight_per_minute: int

    @property
    def is_spot(self) -> bool:
        return self.name == "spot"

    def price(self, instrument: Instrument, value: Decimal) -> str:
        """A price as text: spot always shows eight decimals."""
        return f"{value:.{8 if self.is_spot else instrument.price_decimals}f}"

    def size(self, instrument: Instrument, value: Decimal) -> str:
        """A size as text."""
        return f"{value:.{8 if self.is_spot else instrument.size_decimals}f}"

    def quote(self, instrument: Instrument, value: Decimal) -> str:
        """A price times a size as text."""
        decimals = instrument.price_decimals + instrument.size_decimals
        return f"{value:.{8 if self.is_spot else decimals}f}"


SPOT = Kind(
    "spot", "/api/v3", 500, 1000,
    ping_every=20, pong_within=60, any_pong_counts=False,
    messages_per_second=5, weight_per_minute=6000,
)  # fmt: skip
USDM = Kind(
    "usdm", "/fapi/v1", 500, 1500,
    ping_every=180, pong_within=600, any_pong_counts=True,
    messages_per_second=10, weight_per_minute=2400,
)  # fmt: skip
INSTRUMENTS = (
    Instrument("BTCUSDT", Decimal(64_000), 2, 3),
    Instrument("ETHUSDT", Decimal(1_940), 2, 3),
    Instrument("SOLUSDT", Decimal("152.5"), 4, 1),
    Instrument("BNBUSDT", Decimal(610), 3, 2),
)
