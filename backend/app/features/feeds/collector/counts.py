"""What the sources of a worker have done since its start, and how they are now."""

import time
from collections import Counter
from collections.abc import Mapping

from app.features.feeds.exchanges.kinds import KINDS
from app.features.feeds.streams.points import Point
from app.features.feeds.streams.source import SourceState


class SourceCounts:
    """By kind: numbers received, returns after a loss, gaps, and the lag of the last number.

    The lag is how many seconds a number was old by our clock when it came.
    """

    def __init__(self) -> None:
        self.messages: Counter[str] = Counter()
        self.reconnects: Counter[str] = Counter()
        self.gaps: Counter[str] = Counter()
        self.lag: dict[str, float] = {}
        self._states: dict[object, SourceState] = {}

    def count_point(self, kind: str, point: Point) -> None:
        """Count a number that a source has sent, and take its lag."""
        self.messages[kind] += 1
        if not point.repaired:
            self.lag[kind] = max(0.0, time.time() - point.at / 1000)

    def became(self, source: object, kind: str, state: SourceState) -> None:
        """Count a source in its new state; from stale or offline to live is a reconnection."""
        before = self._states.get(source)
        if state is SourceState.LIVE and before in {SourceState.STALE, SourceState.OFFLINE}:
            self.reconnects[kind] += 1
        self._states[source] = state

    def ended(self, source: object) -> None:
        """Count a source in no state any more."""
        self._states.pop(source, None)

    def by_state(self) -> Mapping[str, float]:
        """Return how many sources are in each state."""
        now = Counter(self._states.values())
        return {state.value: now[state] for state in SourceState}


def of_kinds(counted: Mapping[str, float]) -> Mapping[str, float]:
    """Return a number for each kind that is read, 0 if nothing was counted."""
    return {kind: counted.get(kind, 0) for kind in KINDS}
