"""Rates as settings say them, and a bucket that keeps one for one person in this process."""

import math
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_settings import NoDecode

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_FORM = re.compile(r"([0-9]{1,9})\s*/\s*(second|minute|hour|day)(?:\s+burst\s+([0-9]{1,9}))?")


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` in so many `seconds`; `burst` of them at once, for a bucket."""

    count: int
    seconds: int
    burst: int

    @classmethod
    def parse(cls, text: str) -> "Rate":
        """The rate of `10/minute` or `1/second burst 5`; without a burst it is the count.

        Raises:
            ValueError: not of this form, or a rate that lets nothing pass.
        """
        form = _FORM.fullmatch(text.strip().lower())
        if form is None or not int(form[1]) or (form[3] and not int(form[3])):
            raise ValueError(f"{text[:40]!r} is not a rate such as 10/minute or 1/second burst 5")
        return cls(int(form[1]), _SECONDS[form[2]], int(form[3] or form[1]))


Rates = tuple[Rate, ...]


def _one(value: Any) -> Any:
    return Rate.parse(value) if isinstance(value, str) else value


def _several(value: Any) -> Any:
    return tuple(Rate.parse(part) for part in value.split(",")) if isinstance(value, str) else value


RateSetting = Annotated[Rate, NoDecode, BeforeValidator(_one)]
RatesSetting = Annotated[Rates, NoDecode, BeforeValidator(_several)]


class Bucket:
    """The generic cell rate algorithm (ITU-T I.371): a bucket that is one number.

    The number is when everything that was let pass would have come at the steady rate.
    """

    __slots__ = ("_due",)

    def __init__(self) -> None:
        self._due = -math.inf

    def take(self, rate: Rate, cost: int, now: float) -> float:
        """0.0 and `cost` is taken at the moment `now`, or nothing is: the seconds until it may be.

        What costs more than the burst costs the burst: else it could never pass.
        """
        each = rate.seconds / rate.count
        due = max(now, self._due) + each * min(cost, rate.burst)
        wait = due - now - each * rate.burst
        if wait > 1e-9:
            return wait
        self._due = due
        return 0.0
