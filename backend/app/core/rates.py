"""Parsing rates in settings, and a token bucket for one key in this process."""

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
    """`count` events in `seconds`; `burst` of them at once, for a bucket."""

    count: int
    seconds: int
    burst: int

    @classmethod
    def parse(cls, text: str) -> "Rate":
        """Parse `10/minute` or `1/second burst 5`; the default burst is the count.

        Raises:
            ValueError: the form is wrong, or the rate allows nothing.
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
    """The generic cell rate algorithm (ITU-T I.371): a token bucket stored as one number.

    The number is the time at which all accepted events would have arrived at the steady rate.
    """

    __slots__ = ("_due",)

    def __init__(self) -> None:
        self._due = -math.inf

    def take(self, rate: Rate, cost: int, now: float) -> float:
        """Take `cost` at time `now` and return 0.0, or take nothing and return the seconds to wait.

        A cost above the burst is reduced to the burst, as it could never pass otherwise.
        """
        each = rate.seconds / rate.count
        due = max(now, self._due) + each * min(cost, rate.burst)
        wait = due - now - each * rate.burst
        if wait > 1e-9:
            return wait
        self._due = due
        return 0.0
