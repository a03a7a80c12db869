"""What a client library has read, printed as one JSON text for the test.

Candles are `[begins, open, high, low, close, volume]`, those of streams with whether they have
ended; numbers as the library gives them.
"""

import json
import sys
from typing import Any

PLACES = json.loads(sys.argv[1])  # of the simulated exchanges, by name


class Report:
    """Collects until it has `enough`: an ended candle, an open one, and two prices."""

    def __init__(self) -> None:
        self.history: list[list[Any]] = []
        self.candles: list[list[Any]] = []
        self.prices: list[float] = []
        self.errors: list[str] = []

    @property
    def enough(self) -> bool:
        """Whether there is nothing more to wait for."""
        states = {bool(candle[-1]) for candle in self.candles}
        return bool(self.errors) or (states == {True, False} and len(self.prices) > 1)

    def tell(self) -> None:
        sys.stdout.write(json.dumps(vars(self)) + "\n")
        sys.stdout.flush()


def numbers(row: Any) -> list[float]:
    """The first six columns of a row of Binance's REST."""
    return [float(value) for value in row[:6]]
