"""Waiting for what happens, with a bound that only a failure reaches, or a very busy machine."""

import asyncio
from collections.abc import Callable
from typing import Any

PATIENCE = 60.0
_LOOK_SECONDS = 0.01  # a look at a thousand members costs something


async def until(condition: Callable[[], Any]) -> None:
    """Wait until something in this process is true.

    Raises:
        TimeoutError: it has not become so.
    """
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - what it looks at tells nobody
            await asyncio.sleep(_LOOK_SECONDS)  # a look, not a guess at how long it takes
