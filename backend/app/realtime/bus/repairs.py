"""Sessions whose rooms may have missed facts, until they were compared with the log."""

import asyncio
from collections.abc import Iterable

import structlog

from app.core.bus import Repair

log = structlog.get_logger()

_RETRY_SECONDS = 1.0


class Repairs:
    """Collects sessions while others are compared, so that any number costs one query at a time."""

    def __init__(self) -> None:
        self._sessions: set[str] = set()
        self._some = asyncio.Event()

    def ask(self, session_ids: Iterable[str]) -> None:
        """Compare these sessions soon."""
        self._sessions.update(session_ids)
        if self._sessions:
            self._some.set()

    async def run(self, repair: Repair) -> None:
        """Compare for as long as the worker lives."""
        while True:
            await self._some.wait()
            self._some.clear()
            sessions, self._sessions = self._sessions, set()
            try:
                await repair(sessions)
            except Exception as error:  # the event log's job compares all of them anyway
                log.warning("rooms_not_compared", error=repr(error), exc_info=error)
                await asyncio.sleep(_RETRY_SECONDS)
