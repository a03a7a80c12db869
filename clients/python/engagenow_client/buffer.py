"""What was read and nobody has taken yet, bounded."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Generic, Literal, TypeVar

WhenFull = Literal["drop_oldest", "drop_newest", "wait", "close"]
WHEN_FULL = ("drop_oldest", "drop_newest", "wait", "close")
Item = TypeVar("Item")


class Buffer(Generic[Item]):
    """Items in their order for one reader; whatever is dropped is counted.

    `overflow` is called when it is full and neither end may be dropped; such an item is taken
    nevertheless, since it has been read already. `drained` is called once there is room again.
    """

    def __init__(
        self,
        size: int,
        when_full: WhenFull,
        overflow: Callable[[], None],
        drained: Callable[[], None],
    ) -> None:
        self._size = size
        self._when_full = when_full
        self._overflow = overflow
        self._drained = drained
        self._kept: deque[Item] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._is_over_full = False
        self.dropped = 0

    def put(self, item: Item) -> None:
        """Keep an item by the rule for a full buffer; who waits is woken by `wake`."""
        kept = self._kept
        if len(kept) >= self._size:
            if self._when_full == "drop_newest":
                self.dropped += 1
                return
            self._make_room()
        kept.append(item)

    def _make_room(self) -> None:
        if self._when_full == "drop_oldest":
            self._kept.popleft()
            self.dropped += 1
        elif not self._is_over_full:
            self._is_over_full = True
            self._overflow()

    def wake(self) -> None:
        """Tell who waits that there is something, or that there will be nothing more."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def take(self) -> deque[Item]:
        """Return all items, the oldest first, and be empty."""
        taken, self._kept = self._kept, deque()
        if self._is_over_full:
            self._is_over_full = False
            self._drained()
        return taken

    async def wait(self) -> None:
        """Return after the next `wake`; raises RuntimeError if somebody else waits for it."""
        if self._waiter is not None:
            raise RuntimeError("Somebody else waits for what this client receives.")
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None
