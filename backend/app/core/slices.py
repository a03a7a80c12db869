"""Work over many things in slices, so that nobody waits for the event loop until all are done."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from time import monotonic
from typing import TypeVar

T = TypeVar("T")

SLICE_SECONDS = 0.002
WALK_SECONDS = 0.001  # several jobs may have their slices in the same turn of the loop


class Slice:
    """The time for which one piece of work may hold the event loop; it begins when it is made."""

    __slots__ = ("_end",)

    def __init__(self, seconds: float = SLICE_SECONDS) -> None:
        self._end = monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Return whether it is somebody else's turn."""
        return monotonic() >= self._end


async def sliced(items: Iterable[T]) -> AsyncIterator[T]:
    """Yield the items that are there now; between two slices others have the event loop.

    So an item may be gone by the time that it is yielded: look.
    """
    current = Slice(WALK_SECONDS)
    for item in [*items]:
        yield item
        if current.is_over:
            await asyncio.sleep(0)
            current = Slice(WALK_SECONDS)
