"""Group commit: items that arrive while a batch is processed form the next batch.

Databases write their logs this way (P. Helland et al., "Group Commit Timers and High Volume
Transaction Systems", 1987). There is no timer: a single item waits for nothing.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from app.core import tracing

Item = TypeVar("Item")
Answer = TypeVar("Answer")

MOST = 100

_Asked = tuple[Item, asyncio.Future[Answer], Any]  # the last is the span that asks, if traced


async def _no_cooldown() -> None:
    """Let the next batch start at once."""


def _no_delay() -> float:
    """Let a batch start at once."""
    return 0.0


class Batcher(Generic[Item, Answer]):
    """Processes items in batches, in the order of arrival; each item gets its own result."""

    def __init__(
        self,
        work: Callable[[list[Item]], Awaitable[Sequence[Answer | Exception]]],
        cooldown: Callable[[], Awaitable[None]] = _no_cooldown,
        delay: Callable[[], float] = _no_delay,
    ) -> None:
        """Make a batcher.

        Args:
            work: receives at most 100 items and returns for each a result or an exception to raise;
                an exception that it raises itself goes to all of them.
            cooldown: returns after a batch when the next one may start.
            delay: asked before each batch, how many seconds it still collects.
        """
        self._work = work
        self._cooldown = cooldown
        self._delay = delay
        self._waiting: deque[_Asked[Item, Answer]] = deque()
        self._task: asyncio.Task[None] | None = None

    async def ask(self, item: Item) -> Answer:
        """Return the result of one item.

        Raises:
            Exception: what `work` returned for this item, or raised.
        """
        return await self.put(item)

    def put(self, item: Item) -> asyncio.Future[Answer]:
        """Return the result of one item as a future, which raises as `ask` does."""
        done: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done, tracing.current()))
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return done

    async def _run(self) -> None:
        batch: list[_Asked[Item, Answer]] = []
        try:
            while self._waiting:
                if (seconds := self._delay()) > 0:
                    await asyncio.sleep(seconds)
                batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST))]
                for (_, done, _), answer in zip(batch, await self._answers(batch), strict=True):
                    _settle(done, answer)
                await self._cooldown()
        finally:
            self._task = None
            for _, done, _ in (*batch, *self._waiting):  # some, if it is ended
                done.cancel()
            self._waiting.clear()

    async def _answers(self, batch: Sequence[_Asked[Item, Answer]]) -> Sequence[Answer | Exception]:
        origins = [origin for _, _, origin in batch if origin is not None]
        try:
            with tracing.span("batch", origins=origins, items=len(batch)):
                return await self._work([item for item, _, _ in batch])
        except Exception as error:
            return [error] * len(batch)


class GatheringBatcher(Batcher[Item, Answer]):
    """A batcher whose batches also hold what arrives in a moment after the previous one.

    It does not wait while so many items do that the next batch is full.
    """

    def __init__(
        self, work: Callable[[list[Item]], Awaitable[Sequence[Answer | Exception]]], seconds: float
    ) -> None:
        """Make a batcher that gathers for this long."""
        super().__init__(work, self._gather)
        self._seconds = seconds

    async def _gather(self) -> None:
        await asyncio.sleep(0 if len(self._waiting) >= MOST else self._seconds)


def _settle(done: asyncio.Future[Answer], answer: Answer | Exception) -> None:
    if done.done():  # nobody waits for it any more
        return
    if isinstance(answer, Exception):
        done.set_exception(answer)
    else:
        done.set_result(answer)
