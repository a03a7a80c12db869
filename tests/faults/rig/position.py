"""Where a member stands in the log: the page's own rules (`frontend/src/realtime/position.ts`)."""

from collections.abc import Awaitable, Callable
from typing import Any

from rig.wire import RefusedError

Event = dict[str, Any]  # `seq`, `type` and `data`, as the log has it
ReadAfter = Callable[[int], Awaitable[dict[str, Any]]]


class Position:
    """Events are applied once each and in order; what comes early waits for what is missing."""

    def __init__(self, apply: Callable[[Event], None], read_after: ReadAfter) -> None:
        self._apply = apply
        self._read_after = read_after
        self._early: dict[int, Event] = {}
        self._repairing = False
        self.seq: int | None = None

    def start(self, seq: int) -> None:
        """Take the position of a snapshot."""
        self.seq = seq
        self._early.clear()

    def accept(self, event: Event) -> bool:
        """Apply what is in order now; true when an event has to wait for an earlier one."""
        if self.seq is None or event["seq"] <= self.seq:
            return False
        self._early[event["seq"]] = event
        while (following := self._early.pop(self.seq + 1, None)) is not None:
            self.seq += 1
            self._apply(following)
        return bool(self._early)

    async def repair(self) -> None:
        """Read the log until nothing is missing; if that fails, the next head or join has to."""
        if self._repairing:
            return
        self._repairing = True
        try:
            while await self._read_page():
                pass
        except (OSError, TimeoutError, RefusedError):
            return
        finally:
            self._repairing = False

    async def _read_page(self) -> bool:
        since = self.seq or 0
        page = await self._read_after(since)
        for event in page["events"]:
            self.accept(event)
        return (self.seq or 0) > since and bool(page["more"] or self._early)
