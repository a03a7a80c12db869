"""Detecting that something on the way closes idle connections, and after how many seconds."""

from collections import Counter, deque

_LAST = 20
_LEAST = 3
_SHORTEST_SECONDS, _LONGEST_SECONDS = 1, 18  # a ping and its answer, which end every silence
LASTED_SECONDS = 9.0  # by then a silence has lasted as long as one does in good order


class IdleCuts:
    """How the last idle periods ended: cut after some seconds, or in order.

    Closed tabs and vanished phones also cut connections, but not always after the same time.
    """

    def __init__(self) -> None:
        self._ends: deque[int | None] = deque(maxlen=_LAST)

    def lasted(self) -> None:
        """Record an idle period that ended with a packet."""
        self._ends.append(None)

    def cut(self, seconds: float) -> None:
        """Record a connection that was lost after so many idle seconds."""
        if _SHORTEST_SECONDS <= seconds <= _LONGEST_SECONDS:
            self._ends.append(round(seconds))

    def cut_after(self) -> tuple[int, int] | None:
        """Return the seconds after which most are cut, and how many of the last ones were."""
        cut = Counter(end for end in self._ends if end is not None)
        # One second may be rounded to two.
        usual = [(cut[seconds] + cut[seconds + 1], seconds) for seconds in cut]
        count, seconds = max(usual, default=(0, 0))
        return (seconds, count) if count >= max(_LEAST, len(self._ends) / 2) else None
