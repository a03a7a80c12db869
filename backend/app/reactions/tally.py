"""Counting in memory: taps cost an addition, ticks and rows do not grow with them."""

from collections import Counter
from collections.abc import Callable, Mapping

from app.core.clock import Throttle
from app.reactions.events import ReactionUpdate

TICK_SECONDS = 0.2


class Tally:
    """The reactions of one live session on this worker."""

    def __init__(self, stored: Mapping[str, int]) -> None:
        self.totals = Counter(stored)
        self._untold: Counter[str] = Counter()
        self._unsaved: Counter[str] = Counter()
        self._tell: Callable[[ReactionUpdate], None] | None = None
        self._clock = Throttle(TICK_SECONDS, self._tick)

    def add(self, emoji: str, count: int, tell: Callable[[ReactionUpdate], None]) -> None:
        """Count, and have it told with the next tick."""
        for counter in (self.totals, self._untold, self._unsaved):
            counter[emoji] += count
        self._tell = tell
        self._clock.request()

    def take_unsaved(self) -> Counter[str]:
        """What is not stored yet; the caller stores it."""
        unsaved, self._unsaved = self._unsaved, Counter()
        return unsaved

    def give_back(self, unsaved: Counter[str]) -> None:
        """Storing failed: try again with the next round."""
        self._unsaved += unsaved

    def _tick(self) -> None:
        update = ReactionUpdate(counts=dict(self._untold), totals=dict(self.totals))
        self._untold = Counter()
        if self._tell is not None:
            self._tell(update)
