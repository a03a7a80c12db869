"""Numbers as files write them, and as people read them."""

from decimal import Decimal, InvalidOperation

_LONGEST = 30


def number(text: str) -> Decimal | None:
    """Return a number, with a comma or U+2212 too; else None."""
    plain = text.strip().replace(",", ".").replace("−", "-")
    try:
        value = Decimal(plain) if 0 < len(plain) <= _LONGEST else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() and abs(value.adjusted()) < 20 else None


def span(low: Decimal | None, high: Decimal | None) -> str | None:
    """Return `10` or `10–14`; None if a bound is missing."""
    if low is None or high is None:
        return None
    return shown(low) if low == high else f"{shown(low)}–{shown(high)}"


def shown(value: Decimal) -> str:
    """Return a number without an exponent and without zeros at its end."""
    return f"{value.normalize():f}"


def whole(value: object) -> int | None:
    """Return what a cell or a JSON value has of a whole number: 20, 20.0, "20"; else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = number(str(value))
    return int(found) if found is not None else None
