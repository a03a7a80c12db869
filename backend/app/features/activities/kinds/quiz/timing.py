"""Quiz time: when a question is open, and how long an answer took. Pure functions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

GRACE = timedelta(seconds=2)
MOST_CREDIT = timedelta(milliseconds=250)
CALM_FACTOR = 2.0
MORE_TIME_FACTOR = 1.5


def seconds_open(seconds: int, *, calm: bool) -> float:
    """Return how long a question of `seconds` is open for everybody."""
    return seconds * CALM_FACTOR if calm else float(seconds)


def credited(arrived: datetime, least_round_trip: float | None) -> datetime:
    """Return when an answer counts as given: its arrival less its way here.

    The way is half of the least round trip in seconds that the server has measured of the
    connection, and 250 ms at most, so that nobody gains by answering pings late. Without a
    measurement it is nothing.
    """
    if least_round_trip is None:
        return arrived
    return arrived - min(timedelta(seconds=least_round_trip / 2), MOST_CREDIT)


@dataclass(frozen=True, slots=True)
class Window:
    """When a question is open for one player, by the server's clock."""

    opens_at: datetime
    closes_at: datetime

    @property
    def last_arrival(self) -> datetime:
        """When the last answer may arrive."""
        return self.closes_at + GRACE

    def with_more_time(self) -> "Window":
        """Return the window of a player who has turned on "more time": half as long again."""
        return Window(self.opens_at, self.opens_at + self.length * MORE_TIME_FACTOR)

    @property
    def length(self) -> timedelta:
        """How long it is open."""
        return self.closes_at - self.opens_at

    @property
    def open_ms(self) -> int:
        """How long it is open, in whole milliseconds."""
        return self.length // timedelta(milliseconds=1)

    def took_ms(self, given: datetime) -> int:
        """Return the answering time in whole milliseconds, never below 0 nor above the length."""
        took = min(max(given - self.opens_at, timedelta()), self.length)
        return took // timedelta(milliseconds=1)

    def accepts(self, given: datetime, arrived: datetime, at: datetime | None) -> bool:
        """Return whether an answer is in time.

        It is if it counts as `given` before time is up. One that arrives in the two seconds after
        that is, too, if its sender says that it was given before, `at` a time when the question
        was open.
        """
        if given <= self.closes_at:
            return True
        is_claimed_in_time = at is not None and self.opens_at <= at <= self.closes_at
        return is_claimed_in_time and arrived <= self.last_arrival
