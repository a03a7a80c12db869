"""Waiting for something to begin: a thousand wait on one look that a worker takes on a clock."""

import asyncio
from collections.abc import Awaitable, Callable

_LOOK_SECONDS = 0.5
_HOLD_SECONDS = 10.0  # less than after which pages give up

Look = Callable[[str], Awaitable[bool]]


class _Watch:
    """One task that looks after a session for everybody who waits for it here."""

    def __init__(self, session_id: str, is_waiting: Look) -> None:
        self.waiters = 0
        self.task = asyncio.create_task(self._until_begun(session_id, is_waiting))

    async def _until_begun(self, session_id: str, is_waiting: Look) -> None:
        while await is_waiting(session_id):  # noqa: ASYNC110 - other workers begin it too
            await asyncio.sleep(_LOOK_SECONDS)


class Waits:
    """Everybody who waits on a worker for sessions to begin."""

    def __init__(self) -> None:
        self._looking: dict[str, _Watch] = {}

    def __len__(self) -> int:
        """How many sessions are waited for."""
        return len(self._looking)

    async def until_begun(self, session_id: str, is_waiting: Look) -> None:
        """Return as soon as `is_waiting` says no of the session, after 10 seconds at most.

        Raises:
            Exception: whatever the look raised, for everybody who waits.
        """
        watch = self._looking.get(session_id)
        if watch is None or watch.task.done():
            watch = self._looking[session_id] = _Watch(session_id, is_waiting)
        watch.waiters += 1
        try:
            await asyncio.wait([watch.task], timeout=_HOLD_SECONDS)
            if watch.task.done():
                watch.task.result()
        finally:
            watch.waiters -= 1
            if not watch.waiters:
                watch.task.cancel()
                if self._looking.get(session_id) is watch:
                    del self._looking[session_id]
