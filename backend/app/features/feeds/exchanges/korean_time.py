"""Times in Korea, as brokers there tell them: of the day without a date, and whole ones."""

import time
from datetime import datetime, timedelta, timezone

_DAY_MS = 86_400_000
_KOREA_MS = 9 * 3_600_000  # Korea has no summer time
_DIGITS = 6
_KOREA = timezone(timedelta(milliseconds=_KOREA_MS))


def moment_of(clock: str, now: int | None = None) -> int:
    """Return the moment nearest to `now` when clocks in Korea show HHMMSS; ms since 1970.

    What is no time of a day is now: `888888` is what some tell for the end of trading.
    """
    now = time.time_ns() // 1_000_000 if now is None else now
    if len(clock) != _DIGITS or not (clock.isascii() and clock.isdecimal()):
        return now
    hours, minutes, seconds = int(clock[:2]), int(clock[2:4]), int(clock[4:])
    if hours > 23 or minutes > 59 or seconds > 59:
        return now
    of_day = 1000 * (3600 * hours + 60 * minutes + seconds) - _KOREA_MS
    days = (now - of_day + _DAY_MS // 2) // _DAY_MS
    return days * _DAY_MS + of_day


def seconds_of(clock: str) -> float:
    """Return YYYYMMDDHHMMSS of clocks in Korea in seconds since 1970; raises ValueError."""
    return datetime.strptime(clock, "%Y%m%d%H%M%S").replace(tzinfo=_KOREA).timestamp()
