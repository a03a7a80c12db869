"""One worker: a real process on a port of its own, to be killed, paused and started again."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from fixtures.ports import HOST, free_port
from fixtures.server import BACKEND, clean_environment, until_ready

MAIN = Path(__file__).parent / "worker_main.py"
START_SECONDS = 60.0  # a busy machine
# A row of /proc/net/tcp: a local port, its peer's, the state (not listening), what is unsent, and
# the inode, which is 0 if only the kernel holds the connection.
_END = (
    rb"(?m)^ *\d+: \w+:%04X \w+:(?P<port>\w+) (?!0A)\w\w (?P<unsent>\w+):\w+ "
    rb"\w+:\w+ \w+ +\d+ +\d+ (?!0 )"
)


class Worker:
    """A worker that can be stopped in many ways; its port stays the same."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.log = folder / f"worker-{self.port}.log"
        self.environment = environment
        self.is_up = False
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Its address on loopback."""
        return f"http://{HOST}:{self.port}"

    async def start(self) -> None:
        """Run it, and wait until it is ready."""
        with self.log.open("a") as errors:
            self._process = self._popen(errors)
        async with asyncio.timeout(START_SECONDS):
            await asyncio.to_thread(until_ready, self._process, self.log)
        self.is_up = True

    async def kill(self) -> None:
        """End it at once, by SIGKILL."""
        self._signal(signal.SIGKILL)
        await self.died()

    async def died(self) -> None:
        """Wait for its end, whoever brought it about."""
        assert self._process is not None
        await asyncio.to_thread(self._process.wait, timeout=30)
        self.is_up = False
        for end in (self._process.stdin, self._process.stdout):
            if end is not None:
                end.close()

    async def end(self) -> None:
        """End it, if it runs."""
        if self.is_up:
            await self.kill()

    def pause(self) -> None:
        """Let it hang, as a machine without time for it would."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    async def order(self, *words: str) -> Any:
        """Have the wrapping do something; the answer is its own."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(" ".join(words) + "\n")
        self._process.stdin.flush()
        line = ""
        while not line.startswith(("{", '"', "-", *"0123456789")):  # the greeting has more lines
            line = await asyncio.to_thread(self._process.stdout.readline)
        return json.loads(line)

    def memory(self) -> int:
        """Bytes that it holds in memory."""
        assert self._process is not None
        pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def lines(self) -> int:
        """How many lines it has logged."""
        return self.log.read_bytes().count(b"\n")

    def descriptors(self) -> int:
        """How many files and sockets it has open."""
        assert self._process is not None
        return len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))

    def holds(self, port: int) -> bool:
        """Whether it, and not only the kernel, holds its end of a client's connection."""
        return port in self.unsent()

    def unsent(self) -> dict[int, int]:
        """The bytes that the system holds for each client, by the port of its end."""
        table = Path("/proc/net/tcp").read_bytes()
        ends = re.finditer(_END % self.port, table)
        return {int(end["port"], 16): int(end["unsent"], 16) for end in ends}

    def _popen(self, errors: IO[str]) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-P", str(MAIN), "serve", "--port", str(self.port)],
            cwd=BACKEND,
            env={**clean_environment(), "PYTHONPATH": str(BACKEND), **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)
