"""Who is here: seats with a live socket, or one lost a moment ago."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable

GRACE_SECONDS = 5.0


class Presence:
    """Counts seats, not sockets: two tabs of one participant are one, a refresh is no leaving."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._sockets: Counter[str] = Counter()
        self._leaving: dict[str, asyncio.TimerHandle] = {}

    @property
    def count(self) -> int:
        """How many seats are taken now."""
        return len(self._sockets) + len(self._leaving)

    def seats(self) -> Iterable[str]:
        """The participants with a live socket."""
        return self._sockets.keys()

    def arrive(self, participant_id: str) -> None:
        """One more socket of this participant."""
        before = self.count
        self._sockets[participant_id] += 1
        if timer := self._leaving.pop(participant_id, None):
            timer.cancel()
        self._tell_if_not(before)

    def depart(self, participant_id: str) -> None:
        """One socket fewer; the seat counts for a moment longer."""
        if participant_id not in self._sockets:
            return
        self._sockets[participant_id] -= 1
        if self._sockets[participant_id]:
            return
        del self._sockets[participant_id]
        loop = asyncio.get_running_loop()
        self._leaving[participant_id] = loop.call_later(GRACE_SECONDS, self.forget, participant_id)

    def forget(self, participant_id: str) -> None:
        """The seat is not taken any more, at once."""
        before = self.count
        self._sockets.pop(participant_id, None)
        if timer := self._leaving.pop(participant_id, None):
            timer.cancel()
        self._tell_if_not(before)

    def _tell_if_not(self, before: int) -> None:
        if self.count != before:
            self._changed()
