"""Reading what is missing of the log, beside everything else."""

import asyncio
from collections.abc import Awaitable, Callable

from engagenow_client.errors import ClientError
from engagenow_client.stopping import stopped


class Repairs:
    """Runs `repair` in a task of its own, one at a time."""

    def __init__(self, repair: Callable[[], Awaitable[None]]) -> None:
        self._repair = repair
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Begin to repair, unless that is under way."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        try:
            await self._repair()
        except ClientError:
            return  # the next `head`, or joining again, finds the same missing

    async def stop(self, within: float) -> None:
        """Stop within so many seconds; raises TimeoutError like `stopped`."""
        await stopped(self._task, within)
