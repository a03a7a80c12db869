"""Before a restart: who comes back when, and what is still under way."""

import asyncio

LEAST_SPREAD_MS, MOST_SPREAD_MS = 500, 10_000


def spread_ms(sockets: int) -> int:
    """Over how long so many sockets should come back: a thousand of them in each second."""
    return min(max(sockets, LEAST_SPREAD_MS), MOST_SPREAD_MS)


class Running:
    """How many commands run, each from its packet to its ack."""

    def __init__(self) -> None:
        self._count = 0
        self._none = asyncio.Event()

    def enter(self) -> None:
        """One more."""
        self._count += 1

    def leave(self) -> None:
        """One less."""
        self._count -= 1
        if not self._count:
            self._none.set()

    async def ended(self) -> None:
        """Wait until none runs."""
        self._none.clear()
        if self._count:
            await self._none.wait()
