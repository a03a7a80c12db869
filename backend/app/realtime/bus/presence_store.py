"""Where workers see who is present on the others, so that each can count everybody."""

import math
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import NamedTuple, Protocol

# Until when a participant counts, beside times of the monotonic clock.
HERE, GONE = math.inf, -math.inf


class Present(NamedTuple):
    """How many participants of a live session were present when the store was read."""

    here: int
    elsewhere: int  # only on other workers


class LocalPresence(Protocol):
    """The participants of one live session who are present on this worker."""

    @property
    def here(self) -> int:
        """Return how many they are."""

    def connected(self) -> Iterable[str]:
        """The participants with a live socket."""


class PresenceStore(Protocol):
    """Never in the path of a command: it is written and read on a clock."""

    @property
    def is_shared(self) -> bool:
        """Return whether other workers read the store."""

    def note(self, session_id: str, participant_id: str, until: float) -> None:
        """A participant has changed here: came, lost the last socket (they count until then), left.

        `until` is a time of the monotonic clock, `HERE` or `GONE`.
        """

    async def exchange(self, presences: Mapping[str, LocalPresence]) -> Mapping[str, Present]:
        """Store who is present in these live sessions, and return how many are, by session.

        Who comes or goes while the store is read is in the next exchange.
        What cannot be asked is answered as it was last known, for a while. Never raises.
        """

    async def counts(self, session_ids: Collection[str]) -> Mapping[str, int]:
        """How many are present anywhere; nothing of what cannot be asked. Never raises."""

    async def present(self, session_id: str, participant_ids: Sequence[str]) -> set[str]:
        """Which of these are present anywhere; none if that cannot be asked. Never raises."""

    async def everybody(self, session_id: str) -> set[str]:
        """Which participants of a session are present anywhere; none if that cannot be asked."""

    def works(self) -> bool:
        """Whether the last round was read."""

    def running(self) -> AbstractAsyncContextManager[None]:
        """Be connected for as long as the worker lives."""


class LocalPresenceStore:
    """The store of a single worker: what it knows itself is all there is."""

    is_shared = False

    def note(self, session_id: str, participant_id: str, until: float) -> None:
        """Do nothing: no other worker reads it."""

    async def exchange(self, _presences: Mapping[str, LocalPresence]) -> Mapping[str, Present]:
        """Return nothing: there are no other workers."""
        return {}

    async def counts(self, _session_ids: Collection[str]) -> Mapping[str, int]:
        """Return nothing: rooms know their own counts."""
        return {}

    async def present(self, _session_id: str, _participant_ids: Sequence[str]) -> set[str]:
        """Return nobody: rooms know their own participants."""
        return set()

    async def everybody(self, _session_id: str) -> set[str]:
        """Return nobody: rooms know their own participants."""
        return set()

    def works(self) -> bool:
        """Return True: there is no other store to reach."""
        return True

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Do nothing: there is no connection."""
        yield
