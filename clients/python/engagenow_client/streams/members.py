"""The connections of a pool: each kept open by a task of its own."""

import asyncio
import random
from collections.abc import Callable, Iterator

from engagenow_client.errors import ClientError
from engagenow_client.state import State
from engagenow_client.stopping import stopped
from engagenow_client.streams.connection import StreamConnection


class Members:
    """Opens, counts and closes connections; `changed` is called when one has another state.

    `make` makes the next one. `failed` is called when the last one may not try again, with the
    reason.
    """

    def __init__(
        self,
        make: Callable[[], StreamConnection],
        changed: Callable[[], None],
        failed: Callable[[ClientError], None],
    ) -> None:
        self._make = make
        self._changed = changed
        self._failed = failed
        self._tasks: dict[StreamConnection, asyncio.Task[None]] = {}

    def __iter__(self) -> Iterator[StreamConnection]:
        return iter([*self._tasks])

    def __len__(self) -> int:
        return len(self._tasks)

    @property
    def connected(self) -> list[StreamConnection]:
        """Those that are open, the oldest first."""
        return [one for one in self._tasks if one.states.state is State.CONNECTED]

    def add(self, spread: float = 0.0) -> StreamConnection:
        """Open one more, within `spread` seconds."""
        one = self._make()
        one.states.on_change = lambda _state: self._changed()
        self._tasks[one] = asyncio.create_task(self._keep(one, random.random() * spread))
        return one

    async def remove(self, one: StreamConnection, within: float) -> None:
        """Close one; raises TimeoutError like `stopped`."""
        task = self._tasks.pop(one, None)
        await stopped(task, within)
        self._changed()

    async def _keep(self, one: StreamConnection, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            await one.keep()
        except ClientError as error:
            self._tasks.pop(one, None)
            self._changed()
            if not self._tasks:
                self._failed(error)
