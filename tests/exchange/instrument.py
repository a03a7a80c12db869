"""What is traded, and what it costs at any moment: the same in every run."""

import math
from dataclasses import dataclass
from decimal import Decimal

_SLOW_MS, _FAST_MS = 37 * 60_000, 5 * 60_000


@dataclass(frozen=True)
class Instrument:
    """A symbol with the decimals of its prices and sizes."""

    name: str
    base: Decimal
    price_decimals: int
    size_decimals: int

    def price_at(self, at: int, shift: int = 0) -> Decimal:
        """About one per cent around the base, in two waves; `shift` is in ticks."""
        wave = 0.008 * math.sin(at / _SLOW_MS) + 0.003 * math.sin(at / _FAST_MS)
        ticks = int(self.base.scaleb(self.price_decimals))
        return Decimal(ticks + round(ticks * wave) + shift).scaleb(-self.price_decimals)

    def size_of(self, number: int) -> Decimal:
        """How much the trade of that number was about."""
        return Decimal(number * 7919 % 97 + 1).scaleb(-self.size_decimals)

    @property
    def tick(self) -> Decimal:
        """The least difference of two prices."""
        return Decimal(1).scaleb(-self.price_decimals)

    def exact(self, size: str) -> Decimal:
        """A size with all the decimals that the exchange shows."""
        return Decimal(size).quantize(Decimal(1).scaleb(-self.size_decimals))
