"""Counters of this worker since its start: plain numbers, read by `/metrics`.

Counting costs one addition. Labels are our own words, never text from clients.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
OTHER = "other"  # in place of whatever has no name of ours


class Durations:
    """A histogram of durations in seconds: counts per bound, and their sum."""

    __slots__ = ("bounds", "counts", "sum")

    def __init__(self, bounds: Sequence[float] = _SECONDS) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)  # not cumulative; the last is beyond all bounds
        self.sum = 0.0

    def add(self, seconds: float) -> None:
        """Record a duration in seconds; a negative one (clock skew) counts as 0."""
        seconds = max(0.0, seconds)
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.sum += seconds


@dataclass(slots=True)
class Metrics:
    """All values that are counted in several places or cannot be queried later."""

    # The dispatcher: by command, and by command and code.
    acks: Counter[str] = field(default_factory=Counter)
    nacks: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: int = 0  # that nobody foresaw, by REST or by socket
    # Rooms: who entered, by role; what was committed, by the name of the fact.
    joins: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    # The unit of work: from its begin to its end, and the commit alone.
    transactions: Durations = field(default_factory=Durations)
    commits: Durations = field(default_factory=Durations)
    # A flush to the members of a room; a message from its arrival until all were written to.
    flushes: Durations = field(default_factory=Durations)
    deliveries: Durations = field(default_factory=Durations)
    writes: int = 0  # to members, in flushes
    evicted: Counter[str] = field(default_factory=Counter)  # by reason
    gaps: Counter[str] = field(default_factory=Counter)  # found, repaired (facts), skipped
    limited: Counter[str] = field(default_factory=Counter)  # by limit
    # REST: by method, route and status; by method and route.
    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    request_seconds: defaultdict[tuple[str, str], Durations] = field(
        default_factory=lambda: defaultdict(Durations)
    )
    # Jobs: each round, and those that failed.
    job_seconds: defaultdict[str, Durations] = field(
        default_factory=lambda: defaultdict(partial(Durations, ()))
    )
    job_failures: Counter[str] = field(default_factory=Counter)


METRICS = Metrics()
