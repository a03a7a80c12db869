"""A worker as its supervisor sees it: a process, and its socket for nginx."""

import asyncio
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic

from app.cli.supervisor.child import Child

_START_SECONDS = 30


class Worker:
    """One process that serves everything, under a unique name."""

    def __init__(self, name: str, socket: Path, child: Child) -> None:
        self.name = name
        self.socket = socket
        self.child = child
        self._started = monotonic()

    @classmethod
    async def start(cls, name: str, folder: Path) -> "Worker":
        """Start the process; it answers some time later."""
        socket = folder / f"{name}.sock"
        command = [sys.executable, "-m", "app", "worker", "--socket", str(socket)]
        return cls(name, socket, await Child.start(*command, WORKER_ID=name))

    @property
    def age(self) -> float:
        """Return the seconds since its start."""
        return monotonic() - self._started

    async def answers(self, path: str) -> bool:
        """Return whether a GET of `path` answers 200 within 30 seconds."""
        return await self.child.comes_up(partial(self._get, path), _START_SECONDS)

    async def _get(self, path: str) -> bool:
        with suppress(OSError):
            reader, writer = await asyncio.open_unix_connection(self.socket)
            try:
                request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                writer.write(request.encode())
                return b" 200 " in await reader.readline()
            finally:
                writer.close()
        return False
