"""What is traded: shares, a newer code with a letter, an ELW."""

from decimal import Decimal

from ..instrument import Instrument

ENDINGS = ("", "_NX", "_AL")  # KRX, Nextrade, both together
INSTRUMENTS = (
    Instrument("005930", Decimal(60_700), 0, 0),
    Instrument("000660", Decimal(182_300), 0, 0),
    Instrument("0001A0", Decimal(12_450), 0, 0),
    Instrument("57JX01", Decimal(155), 0, 0),
)


def name_of(code: str) -> str:
    """The code without where it is traded."""
    return code.partition("_")[0]


def signed(value: Decimal, before: Decimal) -> str:
    """A price whose sign is the direction since yesterday; none if it is the same."""
    sign = "+" if value > before else "-" if value < before else ""
    return f"{sign}{value}"
