"""No wait is without end."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from fixtures.pace import scaled
from fixtures.waiting import PATIENCE

T = TypeVar("T")

SILENCE = scaled(3)  # seconds without an answer: there will be none


async def bounded(what: Awaitable[T], within: float = PATIENCE) -> T:
    """Wait, as long as only a failure would if nothing else is said.

    Raises:
        TimeoutError: that long.
    """
    async with asyncio.timeout(within):
        return await what
