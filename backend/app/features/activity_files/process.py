"""Reading a file in a process of its own, a few at a time."""

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.core.locale import Locale
from app.features.activity_files.errors import FileTooComplex

SECONDS = 20  # of the clock; the process has a limit of its own in seconds of CPU
AT_ONCE = 2

_BACKEND = Path(__file__).parents[3]
_COMMAND = (sys.executable, "-m", "app.features.activity_files.child")


class Reader:
    """Reads files of one worker; who comes while `AT_ONCE` are read waits."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(AT_ONCE)

    async def read(self, name: str, raw: bytes, locale: Locale) -> dict[str, Any]:
        """Return what `child.answer` returns.

        Raises:
            FileTooComplex: it took too long or too much memory.
        """
        head = json.dumps({"name": name, "locale": locale}).encode() + b"\n"
        async with self._free:
            output = await _run(head + raw)
        try:
            value: dict[str, Any] = json.loads(output)
        except ValueError:
            raise FileTooComplex from None
        return value


async def _run(given: bytes) -> bytes:
    """Return the output of a process, which has ended then, whatever happens."""
    process = await asyncio.create_subprocess_exec(
        *_COMMAND,
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
            async with asyncio.timeout(SECONDS):
                output, _ = await process.communicate(given)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    return output
