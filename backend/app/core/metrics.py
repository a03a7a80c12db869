"""What this worker has counted since its start: plain numbers, read when somebody asks for them.

To count costs one addition. Labels are words of ours, never what a client wrote.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
OTHER = "other"  # in place of whatever has no name of ours


class Durations:
    """How long something took, in seconds: how often up to each bound, and in all."""

    __slots__ = ("bounds", "counts", "sum")

    def __init__(self, bounds: Sequence[float] = _SECONDS) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)  # not cumulative; the last is beyond all bounds
        self.sum = 0.0

    def add(self, seconds: float) -> None:
        """One more; before its beginning, as clocks of two machines may say, is at once."""
        seconds = max(0.0, seconds)
        self.counts[bisect_left(self.bounds, seconds)] += 1
        self.sum += seconds


@dataclass(slots=True)
class Metrics:
    """Everything that is counted in more than one place, or where nobody could be asked later."""

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
    # A pass over the members of a room; a message from its arrival until all were written to.
    passes: Durations = field(default_factory=Durations)
    deliveries: Durations = field(default_factory=Durations)
    writes: int = 0  # to members, in passes
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
