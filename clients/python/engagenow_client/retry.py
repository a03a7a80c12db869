"""When to try again: growing pauses with full jitter."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from engagenow_client.checks import check_range


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Rules for the next attempt; times in seconds.

    Before attempt n (from 0) after a failure the pause is a random part of
    `min(most, first * factor ** n)`: "full jitter", from Marc Brooker's "Exponential Backoff And
    Jitter" (AWS Architecture Blog, 2015). A connection that ends before its first useful message is
    a failure like one that never opened; one that lasted `healthy_after` starts the count anew.
    `attempts` is how many failures in a row are borne, None for no end.

    Raises:
        ConfigError: a number is out of its range.
    """

    first: float = 0.5
    factor: float = 2.0
    most: float = 30.0
    healthy_after: float = 10.0
    attempts: int | None = None

    def __post_init__(self) -> None:
        check_range("retry.first", self.first, 0.0)
        check_range("retry.factor", self.factor, 1.0)
        check_range("retry.most", self.most, self.first)
        check_range("retry.healthy_after", self.healthy_after, 0.0)
        check_range("retry.attempts", self.attempts, 1)

    def longest(self, failures: int) -> float:
        """The longest pause after so many failures in a row, from 1."""
        try:
            grown = self.first * self.factor ** (failures - 1)
        except OverflowError:
            return self.most
        return min(self.most, grown)

    def pause(self, failures: int, part: Callable[[], float] = random.random) -> float:
        """Return the pause before the next attempt; `part` gives numbers from 0 to 1."""
        return self.longest(failures) * part()


class Attempts:
    """Failures in a row, counted by the rules of `Retry`."""

    def __init__(self, retry: Retry) -> None:
        self._retry = retry
        self.failures = 0

    @property
    def are_used_up(self) -> bool:
        """Whether no further attempt is allowed."""
        return self._retry.attempts is not None and self.failures >= self._retry.attempts

    def ended(self, lasted: float | None) -> float:
        """Count an attempt, and return the pause before the next one.

        `lasted` is how many seconds passed since its first useful message, None without one.
        """
        if lasted is not None and lasted >= self._retry.healthy_after:
            self.failures = 0
        self.failures += 1
        return self._retry.pause(self.failures)
