"""Counting in memory: a reaction costs one addition; events and rows do not grow with them."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping

from app.core.clock import Throttle
from app.features.reactions.events import ReactionUpdate

TICK_SECONDS = 0.2
# Whoever counted has told and stored it by then; what nobody stored was counted twice.
SETTLED_ROUNDS = 5
DOUBT_SECONDS = 10.0  # then even who heard of nothing looks again

Counts = Mapping[str, int]


class Tally:
    """The reactions of one session: counted on this worker, and reported by others.

    `tick` receives the update for members, and what this worker counted since the last tick.
    """

    def __init__(self, stored: Counts, tick: Callable[[ReactionUpdate, Counts], None]) -> None:
        self.totals = Counter(stored)
        self._untold: Counter[str] = Counter()
        self._own: Counter[str] = Counter()
        self._unsaved: Counter[str] = Counter()
        self._tick = tick
        self._clock = Throttle(TICK_SECONDS, self._tell)
        self._expected: Counter[str] = Counter()  # what was stored at the last look, or unsaved
        self._quiet_rounds = 0
        self._sure_until = 0.0

    @property
    def is_doubtful(self) -> bool:
        """Return whether the totals may differ from the stored ones."""
        is_settled = self._quiet_rounds >= SETTLED_ROUNDS
        return not is_settled or asyncio.get_running_loop().time() > self._sure_until

    def add(self, emoji: str, count: int) -> None:
        """Count reactions on this worker, to be sent with the next tick."""
        self._own[emoji] += count
        self._unsaved[emoji] += count
        self.hear({emoji: count})

    def hear(self, counts: Counts) -> None:
        """Add counts of another worker, which stores them itself."""
        for emoji, count in counts.items():
            self.totals[emoji] += count
            self._untold[emoji] += count
        self._quiet_rounds = 0
        self._clock.request()

    def take_unsaved(self) -> Counter[str]:
        """Return the counts that are not stored yet; the caller must store them."""
        unsaved, self._unsaved = self._unsaved, Counter()
        return unsaved

    def give_back(self, unsaved: Counter[str]) -> None:
        """Return counts that could not be stored, for the next round."""
        self._unsaved += unsaved

    def compare(self, stored: Counts) -> None:
        """Correct the totals for lost and doubled signals.

        What was stored a round ago has been received by now, or never will be: the totals are at
        least that. If nothing changed for some rounds, they are exactly that.
        """
        expected = Counter(stored) + self._unsaved
        self._quiet_rounds = self._quiet_rounds + 1 if expected == self._expected else 0
        is_settled = self._quiet_rounds >= SETTLED_ROUNDS
        totals = expected if is_settled else self.totals | self._expected
        self._expected = expected
        self._sure_until = asyncio.get_running_loop().time() + DOUBT_SECONDS
        if totals != self.totals:
            self.totals = totals
            self._clock.request()

    def _tell(self) -> None:
        update = ReactionUpdate(counts=dict(self._untold), totals=dict(self.totals))
        own, self._untold, self._own = self._own, Counter(), Counter()
        self._tick(update, own)
