"""Logging an outage of the bus: one line when it begins, one when it ends."""

import asyncio

import structlog

log = structlog.get_logger()

_QUIET_SECONDS = 1.0


class Outage:
    """Counts what was dropped during an outage; rooms read such facts from the log."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._last = 0.0
        self._dropped = 0
        self.count = self.all_dropped = 0  # since the start

    def trouble(self, reason: str, dropped: int = 0) -> None:
        """Record a failure and the number of dropped items."""
        self._last = asyncio.get_running_loop().time()
        self._dropped += dropped
        self.all_dropped += dropped
        if self._began is None:
            self._began = self._last
            self.count += 1
            log.warning("bus_lost", reason=reason)

    def works(self) -> None:
        """Record a success; the outage ends after a second without failure."""
        now = asyncio.get_running_loop().time()
        if self._began is not None and now - self._last >= _QUIET_SECONDS:
            log.warning("bus_back", seconds=round(now - self._began, 1), dropped=self._dropped)
            self._began, self._dropped = None, 0
