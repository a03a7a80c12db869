"""The present participants: those with a live socket, or one lost a moment ago."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from time import monotonic

from app.realtime.bus.presence_store import GONE, HERE

GRACE_SECONDS = 5.0


class Presence:
    """Counts participants, not sockets: two tabs of one are one, a refresh is no leaving."""

    def __init__(self, changed: Callable[[], None], note: Callable[[str, float], None]) -> None:
        self._changed = changed
        self._note = note
        self._sockets: Counter[str] = Counter()
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self._elsewhere = 0

    @property
    def count(self) -> int:
        """How many participants are present now."""
        return self.here + self._elsewhere

    @property
    def here(self) -> int:
        """How many of them are present on this worker."""
        return len(self._sockets) + len(self._leaving)

    def connected(self) -> Iterable[str]:
        """The participants with a live socket."""
        return self._sockets.keys()

    def everybody(self) -> Iterable[str]:
        """The participants who count here: those with a live socket, or who lost one just now."""
        return (*self._sockets, *self._leaving)

    def has(self, participant_id: str) -> bool:
        """Whether this participant is present on this worker."""
        return participant_id in self._sockets or participant_id in self._leaving

    def arrive(self, participant_id: str) -> None:
        """One more socket of this participant."""
        before = self.count
        self._sockets[participant_id] += 1
        if timer := self._leaving.pop(participant_id, None):
            timer.cancel()
        if self._sockets[participant_id] == 1:
            self._note(participant_id, HERE)
        self._report_change(before)

    def depart(self, participant_id: str) -> None:
        """One socket fewer; the participant counts for a moment longer."""
        if participant_id not in self._sockets:
            return
        self._sockets[participant_id] -= 1
        if self._sockets[participant_id]:
            return
        del self._sockets[participant_id]
        loop = asyncio.get_running_loop()
        self._leaving[participant_id] = loop.call_later(GRACE_SECONDS, self._free, participant_id)
        self._note(participant_id, monotonic() + GRACE_SECONDS)

    def forget(self, participant_id: str) -> None:
        """A participant leaves: they are present no more, at once and anywhere."""
        self._note(participant_id, GONE)
        self._free(participant_id)

    def set_elsewhere(self, elsewhere: int) -> None:
        """How many participants are present only on other workers."""
        before = self.count
        self._elsewhere = elsewhere
        self._report_change(before)

    def _free(self, participant_id: str) -> None:
        before = self.count
        self._sockets.pop(participant_id, None)
        if timer := self._leaving.pop(participant_id, None):
            timer.cancel()
        self._report_change(before)

    def _report_change(self, before: int) -> None:
        if self.count != before:
            self._changed()
