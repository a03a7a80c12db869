"""Reading a file in a process of its own, a few at a time."""

import asyncio
import json
import sys
from typing import Any

from app.core.bounded_process import output_of
from app.core.locale import Locale
from app.features.activity_files.errors import FileTooComplex

SECONDS = 20  # of the clock; the process has a limit of its own in seconds of CPU
AT_ONCE = 2

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
    return await output_of(_COMMAND, given, SECONDS)
