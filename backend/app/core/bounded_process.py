"""Work on what people send in a process of its own, which a hostile file can at most end."""

import asyncio
import resource
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_BACKEND = Path(__file__).parents[2]
_KILLED_FIRST = "1000"


async def output_of(command: Sequence[str], given: bytes, seconds: float) -> bytes:
    """Return what a process writes that was given this on its standard input.

    It knows nothing of our environment, and has ended then, whatever happens; after `seconds` on
    the clock without output.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=_BACKEND,
        env={"PYTHONPATH": str(_BACKEND), "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    output = b""
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                output, _ = await process.communicate(given)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    return output


def bound(cpu_seconds: int, memory: int) -> None:
    """In such a process: let it take so much CPU and so many bytes of memory, and end first."""
    with suppress(OSError):  # elsewhere than on Linux
        Path("/proc/self/oom_score_adj").write_text(_KILLED_FIRST)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
