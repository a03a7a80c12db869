"""Before a restart: spreading the reconnects, and waiting for running commands."""

import asyncio

LEAST_SPREAD_MS, MOST_SPREAD_MS = 500, 10_000


def spread_ms(sockets: int) -> int:
    """Return over how many milliseconds to spread reconnects: a thousand sockets a second."""
    return min(max(sockets, LEAST_SPREAD_MS), MOST_SPREAD_MS)


class Running:
    """Counts the running commands, each from its packet to its ack."""

    def __init__(self) -> None:
        self._count = 0
        self._none = asyncio.Event()

    def enter(self) -> None:
        self._count += 1

    def leave(self) -> None:
        self._count -= 1
        if not self._count:
            self._none.set()

    async def ended(self) -> None:
        """Wait until no command runs."""
        self._none.clear()
        if self._count:
            await self._none.wait()
