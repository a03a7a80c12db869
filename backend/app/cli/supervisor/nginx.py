"""One nginx, which reads `nginx.conf` in its own folder."""

import asyncio
import getpass
import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.cli.supervisor.child import Child, StartError

_START_SECONDS = 10
_END_SECONDS = 0.5


@dataclass
class Nginx:
    """The program `program` with files in `folder`, listening on `host` and `port`."""

    program: str
    folder: Path
    host: str
    port: int
    _child: Child | None = field(default=None, init=False)

    async def start(self) -> None:
        """Start nginx as a child process.

        Raises:
            StartError: it does not accept connections within ten seconds; nginx printed the reason.
        """
        # Started by root it would work as nobody, who does not get into our folder.
        user = f" user {getpass.getuser()};" if os.geteuid() == 0 else ""
        options = ["-e", "stderr", "-p", f"{self.folder}/", "-c", "nginx.conf"]
        self._child = await Child.start(self.program, *options, "-g", f"daemon off;{user}")
        if not await self._child.comes_up(self._accepts, _START_SECONDS):
            raise StartError

    async def ended(self) -> int:
        """Wait for its end, also of its children; return the exit status."""
        assert self._child is not None  # noqa: S101 - whoever waits has started it
        status = await self._child.ended()
        self._child.kill()  # what the master leaves behind keeps the port
        return status

    async def stop(self) -> None:
        """Stop it, which closes every connection."""
        if self._child is not None:
            await self._child.stop(_END_SECONDS)

    async def _accepts(self) -> bool:
        with suppress(OSError):
            _reader, writer = await asyncio.open_connection(self.host, self.port)
            writer.close()
            return True
        return False
