"""Counting in memory, so that neither what is told nor what is stored grows with the taps."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping

from app.core.clock import Throttle

# By then whoever counted has told and stored it. What is not stored by then was counted twice.
SETTLED_ROUNDS = 5
DOUBT_SECONDS = 10.0  # after which a total is compared again even if nothing was received

Counts = Mapping[str, int]
Tick = Callable[[Counts, Counts, Counts], None]


class Total:
    """The counts of one live session: those of this worker, and those received from others."""

    def __init__(
        self, stored: Counts, tick: Tick, interval: float, *, may_fall: bool = False
    ) -> None:
        """Begin with what is stored.

        Args:
            stored: the stored counts.
            tick: receives all counts since the last tick, the totals, and this worker's own counts
                since the last tick.
            interval: seconds between two ticks, at least.
            may_fall: whether counts may be negative, as when votes are taken back.
        """
        self.totals = Counter(stored)
        self._unsent: Counter[str] = Counter()
        self._own: Counter[str] = Counter()
        self._unsaved: Counter[str] = Counter()
        self._tick = tick
        self._clock = Throttle(interval, self._send)
        self._may_fall = may_fall
        self._moved: set[str] = set()  # what was told since all was quiet
        self._expected: Counter[str] = Counter()  # at the last comparison: stored and unsaved
        self._quiet_rounds = 0
        self._sure_until = 0.0

    @property
    def is_doubtful(self) -> bool:
        """Whether the totals may differ from those that are stored."""
        is_settled = self._quiet_rounds >= SETTLED_ROUNDS
        return not is_settled or asyncio.get_running_loop().time() > self._sure_until

    def add(self, counts: Counts) -> None:
        """Count what is not stored yet, and tell it with the next tick."""
        self._count(counts, self.totals, self._unsent, self._own, self._unsaved)

    def add_stored(self, counts: Counts) -> None:
        """Count what a command has stored, and tell it with the next tick."""
        self._count(counts, self.totals, self._unsent, self._own)

    def announce(self, counts: Counts) -> None:
        """Tell with the next tick what the totals contain already."""
        self._count(counts, self._own)

    def add_remote(self, counts: Counts) -> None:
        """Count what another worker has counted, which stores it."""
        self._count(counts, self.totals, self._unsent)

    def take_unsaved(self) -> Counter[str]:
        """Return what is not stored yet; the caller stores it."""
        unsaved, self._unsaved = self._unsaved, Counter()
        return unsaved

    def give_back(self, unsaved: Counts) -> None:
        """Take back what could not be stored, for the next round."""
        self._unsaved.update(unsaved)

    def compare(self, stored: Counts) -> None:
        """Correct the totals by what is stored: a signal may be lost, or come twice.

        What was stored one round ago has been received by now, or never will be, so the totals are
        at least that, unless they may fall. When nothing has moved for some rounds, they are
        exactly what is stored.
        """
        expected = Counter(stored)
        expected.update(self._unsaved)
        self._quiet_rounds = self._quiet_rounds + 1 if expected == self._expected else 0
        totals = self._corrected(expected)
        self._expected = expected
        self._sure_until = asyncio.get_running_loop().time() + DOUBT_SECONDS
        if totals != self.totals:
            if self._may_fall:  # whoever is told only what has changed must be sent this
                for key in totals.keys() | self.totals.keys():
                    if by := totals[key] - self.totals[key]:
                        self._unsent[key] += by
            self.totals = totals
            self._clock.request()
        if self._quiet_rounds == SETTLED_ROUNDS and self._moved:
            self._send_again()

    def _count(self, counts: Counts, *to: Counter[str]) -> None:
        for key, count in counts.items():  # `Counter.update` takes four times as long
            for counter in to:
                counter[key] += count
        self._quiet_rounds = 0
        self._clock.request()

    def _corrected(self, expected: Counter[str]) -> Counter[str]:
        if self._quiet_rounds >= SETTLED_ROUNDS:
            return expected.copy()
        return self.totals if self._may_fall else self.totals | self._expected

    def _send_again(self) -> None:
        """Tell once more what has moved since all was quiet.

        Whoever entered at the moment of a tick was neither shown nor told what it told.
        """
        if self._may_fall:  # whoever is told only what has changed is told which
            self._unsent.update(dict.fromkeys(self._moved, 0))
        self._moved.clear()
        self._clock.request()

    def _send(self) -> None:
        unsent, own = self._unsent, self._own
        self._moved |= {key for key, by in unsent.items() if by}
        self._unsent, self._own = Counter(), Counter()
        self._tick(unsent, self.totals, own)
