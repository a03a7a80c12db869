"""Waiting for news of sessions: one periodic query of a worker serves everybody who waits."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

_CHECK_SECONDS = 0.5
_HOLD_SECONDS = 10.0  # less than after which pages give up

# Returns what people know who wait, and nothing once there is nothing more to wait for.
Look = Callable[[str], Awaitable[Any]]


class _Watch:
    """One task that checks a session for everybody who waits for it here."""

    def __init__(self, session_id: str, look: Look) -> None:
        self.waiters = 0
        self.task = asyncio.create_task(self._until_news(session_id, look))

    async def _until_news(self, session_id: str, look: Look) -> None:
        known = current = await look(session_id)
        while current and current == known:  # other workers begin it, too
            await asyncio.sleep(_CHECK_SECONDS)
            current = await look(session_id)


class Waits:
    """Everybody who waits on a worker for news of a session."""

    def __init__(self) -> None:
        self._looking: dict[str, _Watch] = {}

    def __len__(self) -> int:
        """Return the number of watched sessions."""
        return len(self._looking)

    async def until_news(self, session_id: str, look: Look) -> None:
        """Return when `look` tells something else of the session, at the latest after 10 seconds.

        Raises:
            Exception: what the query raised, for everybody who waits.
        """
        watch = self._looking.get(session_id)
        if watch is None or watch.task.done():
            watch = self._looking[session_id] = _Watch(session_id, look)
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
