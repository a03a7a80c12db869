"""A client's place in the log of a session: each event applied once, in its order."""

from collections.abc import Awaitable, Callable

import msgspec

Apply = Callable[[str, bytes], None]


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


class Position:
    """Takes events of the wire and of the log, in any order and any number of times.

    What comes early waits until `read_after` has brought what is missing.
    """

    def __init__(self, apply: Apply, read_after: Callable[[int], Awaitable[Page]]) -> None:
        self._apply = apply
        self._read_after = read_after
        self._early: dict[int, tuple[str, bytes]] = {}
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
            self.receive(event.seq, event.type, bytes(event.data))
        return self.seq >= (place.seq if place.head is None else place.head)

    def _is_other(self, place: Place) -> bool:
        head = place.seq if place.head is None else place.head
        return place.epoch != self._epoch or (self.seq is not None and head < self.seq)

    def receive(self, seq: int, name: str, payload: bytes) -> bool:
        """Apply an event and what waited for it; returns whether nothing waits now."""
        if self.seq is None or seq <= self.seq:
            return True
        if seq == self.seq + 1 and not self._early:
            self.seq = seq
            self._apply(name, payload)
            return True
        self._early[seq] = name, payload
        while (event := self._early.pop(self.seq + 1, None)) is not None:
            self.seq += 1
            self._apply(*event)
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
            self.receive(event.seq, event.type, bytes(event.data))
        has_moved = (self.seq or 0) > since
        return has_moved and (page.more or bool(self._early))
