"""Waiting for sessions to begin: one periodic query of a worker serves everybody who waits."""

import asyncio
from collections.abc import Awaitable, Callable

_LOOK_SECONDS = 0.5
_HOLD_SECONDS = 10.0  # less than after which pages give up

Look = Callable[[str], Awaitable[bool]]


class _Watch:
    """One task that checks a session for everybody who waits for it here."""

    def __init__(self, session_id: str, is_waiting: Look) -> None:
        self.waiters = 0
        self.task = asyncio.create_task(self._until_begun(session_id, is_waiting))

    async def _until_begun(self, session_id: str, is_waiting: Look) -> None:
        while await is_waiting(session_id):  # noqa: ASYNC110 - other workers begin it too
            await asyncio.sleep(_LOOK_SECONDS)


class Waits:
    """Everybody who waits on a worker for a session to begin."""

    def __init__(self) -> None:
        self._looking: dict[str, _Watch] = {}

    def __len__(self) -> int:
        """Return the number of watched sessions."""
        return len(self._looking)

    async def until_begun(self, session_id: str, is_waiting: Look) -> None:
        """Return when `is_waiting` is false for the session, at the latest after 10 seconds.

        Raises:
            Exception: what the query raised, for everybody who waits.
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
