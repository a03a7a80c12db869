"""How long things took, as the members themselves saw it; seconds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf

from rig.history import History, Sent

QUICK_SECONDS = 0.5  # what takes longer from worker to worker has not come by the bus


@dataclass(frozen=True)
class Times:
    """What was begun between two moments of the monotonic clock."""

    history: History
    since: float = 0.0
    until: float = inf

    def said(self) -> list[Sent]:
        """Return the messages that were sent between `since` and `until`."""
        sent = self.history.sent.values()
        return [one for one in sent if self.since <= one.begun < self.until]

    def acks(self) -> list[float]:
        """From writing to the first ack."""
        return [one.acked_at - one.begun for one in self.said() if one.acked_at is not None]

    def deliveries(self, names: Iterable[str] | None = None) -> list[float]:
        """From writing to receiving; by members with these names, or by all."""
        return [took for _, _, took in self._received(None if names is None else set(names))]

    def crossings(self) -> list[float]:
        """From writing to receiving, where sender and receiver were on different workers."""
        return [took for one, port, took in self._received(None) if port not in one.ports]

    def slow_until(self) -> float:
        """How long after `since` something still took long from worker to worker."""
        slow = [
            one.begun - self.since
            for one, port, took in self._received(None)
            if port not in one.ports and took > QUICK_SECONDS
        ]
        return max(slow, default=0.0)

    def _received(self, names: set[str] | None) -> Iterator[tuple[Sent, int, float]]:
        said = {one.acks[0].id: one for one in self.said() if one.acks}
        for member in self.history.received:
            if names is None or member.name in names:
                for fact in (fact for part in member.slices for fact in part.facts):
                    if (one := said.get(fact.id)) is not None:
                        yield one, fact.port, fact.at - one.begun


def p(percent: float, values: Iterable[float]) -> float:
    """A percentile, the nearest rank; infinite for nothing at all, which is no success."""
    ordered = sorted(values)
    if not ordered:
        return inf
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
