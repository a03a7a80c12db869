"""A client's place in the log of a session: each event applied once, in its order."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import msgspec

Event = TypeVar("Event")


class Logged(msgspec.Struct):
    """An event as the log has it."""

    seq: int
    type: str
    data: msgspec.Raw


class Page(msgspec.Struct):
    """What a `sync` is answered with."""

    events: list[Logged]
    head: int
    more: bool


class Place(msgspec.Struct):
    """What a snapshot says of where it stands."""

    seq: int
    epoch: str
    head: int | None = None
    events: list[Logged] | None = None


# Farther behind than this the newest state is told, and what was between is not.
FAR_BEHIND = 1_000


class Position(Generic[Event]):
    """Takes events of the wire and of the log, in any order and any number of times.

    `decode` makes an event of what the log has, None if there is nothing to apply. What comes early
    waits until `read_after` has brought what is missing.
    """

    def __init__(
        self,
        apply: Callable[[Event], None],
        decode: Callable[[str, bytes], Event | None],
        read_after: Callable[[int], Awaitable[Page]],
    ) -> None:
        self._apply = apply
        self._decode = decode
        self._read_after = read_after
        self._early: dict[int, Event | None] = {}
        self._epoch = ""
        self._is_repairing = False
        self.seq: int | None = None
        self.skipped = 0

    def start(self, place: Place) -> bool:
        """Stand at a snapshot, or go on behind what is known; returns whether all is in order.

        It starts anew at the first one, if the server's database is in another life, and if more
        than `FAR_BEHIND` events are missing; these are counted as `skipped`.
        """
        if self.seq is None or self._is_other(place) or place.seq - self.seq > FAR_BEHIND:
            if self.seq is not None:
                self.skipped += max(0, place.seq - self.seq)
            self.seq, self._epoch = place.seq, place.epoch
            self._early.clear()
            return True
        for event in place.events or ():
            self._read(event)
        return self.seq >= (place.seq if place.head is None else place.head)

    def _is_other(self, place: Place) -> bool:
        head = place.seq if place.head is None else place.head
        return place.epoch != self._epoch or (self.seq is not None and head < self.seq)

    def knows(self, seq: int) -> bool:
        """Whether this place was received before, applied or waiting for what is missing."""
        return self.seq is not None and (seq <= self.seq or seq in self._early)

    def receive(self, seq: int, event: Event | None) -> bool:
        """Apply an event and what waited for it; returns whether nothing waits now.

        None has its place, but is not applied.
        """
        known = self.seq
        if known is None or seq <= known:
            return True
        if seq != known + 1 or self._early:
            return self._receive_early(known, seq, event)
        self.seq = seq
        if event is not None:
            self._apply(event)
        return True

    def _receive_early(self, known: int, seq: int, event: Event | None) -> bool:
        self._early[seq] = event
        while (known := known + 1) in self._early:
            self.seq = known
            following = self._early.pop(known)
            if following is not None:
                self._apply(following)
        return not self._early

    def is_behind(self, head: int) -> bool:
        """Whether the log goes farther than this."""
        return self.seq is not None and head > self.seq

    async def repair(self) -> None:
        """Read the log until nothing is missing; does nothing while that is under way.

        Raises whatever `read_after` does.
        """
        if self._is_repairing or self.seq is None:
            return
        self._is_repairing = True
        try:
            while await self._read_page():
                pass
        finally:
            self._is_repairing = False

    async def _read_page(self) -> bool:
        since = self.seq or 0
        page = await self._read_after(since)
        for event in page.events:
            self._read(event)
        has_moved = (self.seq or 0) > since
        return has_moved and (page.more or bool(self._early))

    def _read(self, logged: Logged) -> None:
        if self.seq is not None and logged.seq > self.seq:
            self.receive(logged.seq, self._decode(logged.type, bytes(logged.data)))
