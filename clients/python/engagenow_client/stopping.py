"""Ending a task, with a bound."""

import asyncio


async def stopped(task: asyncio.Task[None] | None, within: float) -> None:
    """Cancel a task and wait for its end, `within` seconds at most.

    Raises:
        TimeoutError: it is still running.
    """
    if task is None or task is asyncio.current_task():
        return
    task.cancel()
    _, pending = await asyncio.wait([task], timeout=within)
    if pending:
        raise TimeoutError(f"not stopped within {within:g} s")
