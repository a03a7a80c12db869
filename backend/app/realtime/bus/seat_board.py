"""Where workers see each other's seats, so that each can count all of them."""

import math
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

# Until when a seat counts, beside times of the monotonic clock.
HERE, GONE = math.inf, -math.inf


class Seats(Protocol):
    """The seats of one live session that are taken on this worker."""

    @property
    def here(self) -> int:
        """How many."""

    def seats(self) -> Iterable[str]:
        """The participants with a live socket."""


class SeatBoard(Protocol):
    """Never in the path of a command: it is written and read on a clock."""

    @property
    def is_shared(self) -> bool:
        """Whether other workers look at it."""

    def note(self, session_id: str, participant_id: str, until: float) -> None:
        """A seat has changed here: taken, lost (it counts until then), given up.

        `until` is a time of the monotonic clock, `HERE` or `GONE`.
        """

    async def exchange(self, seats: Mapping[str, Seats]) -> Mapping[str, int]:
        """Show the seats of these live sessions; how many are taken only elsewhere, by session.

        What cannot be asked is answered as it was last known, for a while. Never raises.
        """

    async def counts(self, session_ids: Collection[str]) -> Mapping[str, int]:
        """How many seats are taken anywhere; nothing of what cannot be asked. Never raises."""

    async def taken(self, session_id: str, participant_ids: Sequence[str]) -> set[str]:
        """Which of these seats are taken anywhere; none if that cannot be asked. Never raises."""

    async def everybody(self, session_id: str) -> set[str]:
        """Which seats of a session are taken anywhere; none if that cannot be asked."""

    def works(self) -> bool:
        """Whether the last round was read."""

    def running(self) -> AbstractAsyncContextManager[None]:
        """Be connected for as long as the worker lives."""


class LoneSeatBoard:
    """The board of a single worker: what it knows itself is all there is."""

    is_shared = False

    def note(self, session_id: str, participant_id: str, until: float) -> None:
        """Nobody looks."""

    async def exchange(self, _seats: Mapping[str, Seats]) -> Mapping[str, int]:
        """Nobody is elsewhere."""
        return {}

    async def counts(self, _session_ids: Collection[str]) -> Mapping[str, int]:
        """Nobody is elsewhere."""
        return {}

    async def taken(self, _session_id: str, _participant_ids: Sequence[str]) -> set[str]:
        """Nobody is elsewhere."""
        return set()

    async def everybody(self, _session_id: str) -> set[str]:
        """Nobody is elsewhere."""
        return set()

    def works(self) -> bool:
        """There is nothing to read."""
        return True

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Nothing to connect."""
        yield
