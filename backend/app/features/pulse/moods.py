"""The moods of one live session, as one worker knows them. All times are seconds of one clock."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from app.features.pulse.views import MOODS, Mood

LASTS_SECONDS = 120.0
HOLD_SECONDS = 10.0  # what a worker has sent counts for as long

Counts = Mapping[str, int]


class SessionMoods:
    """Of this worker's participants the last mood of each; of other workers their counts.

    A participant may say something on one worker and then on another. So a worker tells whose
    moods it took, and how long ago; whoever has an older mood of them forgets it.
    """

    def __init__(self) -> None:
        self._moods: dict[str, tuple[Mood, float]] = {}
        self._taken: dict[str, float] = {}
        self._elsewhere: dict[str, tuple[Counts, float]] = {}
        self._shared: Counts = {}

    @property
    def own(self) -> Counter[str]:
        """How many participants here say what."""
        return Counter(mood for mood, _ in self._moods.values())

    @property
    def counts(self) -> dict[str, int]:
        """How many participants anywhere say what."""
        total = self.own
        for counts, _ in self._elsewhere.values():
            total.update(counts)
        return {mood: total[mood] for mood in MOODS}

    @property
    def has_unshared(self) -> bool:
        """Whether other workers do not know of everything here."""
        return bool(self._taken) or self.own != self._shared

    def set_mood(self, participant_id: str, mood: Mood, now: float) -> None:
        """A participant has this mood from now on."""
        self._moods[participant_id] = mood, now
        self._taken[participant_id] = now

    def forget_old(self, now: float, is_here: Callable[[str], bool]) -> None:
        """Forget moods that are too old or of who is gone, and workers that are silent."""
        self._moods = {
            who: (mood, since)
            for who, (mood, since) in self._moods.items()
            if now - since < LASTS_SECONDS and is_here(who)
        }
        self._elsewhere = {
            worker: (counts, since)
            for worker, (counts, since) in self._elsewhere.items()
            if now - since < HOLD_SECONDS
        }

    def clear(self) -> None:
        """Forget every mood."""
        self._moods, self._elsewhere = {}, {}

    def share(self, now: float) -> dict[str, Any]:
        """Return what the other workers `receive`."""
        self._shared = own = self.own
        taken, self._taken = self._taken, {}
        return {"counts": dict(own), "taken": {who: now - at for who, at in taken.items()}}

    def receive(self, worker: str, data: Mapping[str, Any], now: float) -> None:
        """Another worker has these counts, and took these participants' moods so long ago."""
        self._elsewhere[worker] = data["counts"], now
        for who, ago in data["taken"].items():
            if who in self._moods and self._moods[who][1] < now - ago:
                del self._moods[who]
