"""JSON as Upbit's servers write it: numbers in one of two ways, also with an exponent."""

from decimal import Decimal
from typing import Any

import orjson


class Exponential(Decimal):
    """A number that is written as Java writes a double: 1.16539E8, 7.9276E-4, 127.0."""


def encoded(value: Any) -> str:
    """Write a value without spaces; decimals keep all their digits."""
    if isinstance(value, Exponential):
        return _java(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict):
        return f"{{{','.join(f'{encoded(key)}:{encoded(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{','.join(map(encoded, value))}]"
    return orjson.dumps(value).decode()


def _java(value: Decimal) -> str:
    if value == 0:
        return "0.0"
    exponent = value.adjusted()
    if -3 <= exponent < 7:
        return _fraction(value)
    return f"{_fraction(value.scaleb(-exponent))}E{exponent}"


def _fraction(value: Decimal) -> str:
    whole, _, rest = f"{value:f}".partition(".")
    return f"{whole}.{rest.rstrip('0') or '0'}"
