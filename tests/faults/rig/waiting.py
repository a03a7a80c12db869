"""Waiting for what happens, with a bound that only a failure reaches, or a very busy machine."""

from collections.abc import Callable
from typing import Any

from fixtures import waiting

PATIENCE = waiting.PATIENCE * 2
_LOOK_SECONDS = 0.01  # a look at a thousand members costs something


async def until(look: Callable[[], Any], every: float = _LOOK_SECONDS) -> Any:
    """Look until there is something to be seen, as `fixtures.waiting` does.

    Raises:
        TimeoutError: nothing is seen.
    """
    return await waiting.until(look, PATIENCE, every)
