"""One worker: a real process on a port of its own, to be killed, paused and started again."""

import asyncio
import json
import os
import re
import signal
from pathlib import Path
from time import monotonic
from typing import Any

from fixtures.forking import Forked
from fixtures.pace import scaled
from fixtures.ports import HOST, free_port
from fixtures.server import clean_environment, until_ready

START_SECONDS = scaled(60)
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
        self._process: Forked | None = None

    @property
    def url(self) -> str:
        """Its address on loopback."""
        return f"http://{HOST}:{self.port}"

    async def start(self) -> None:
        """Run it, and wait until it is ready."""
        words = ["serve", "--port", str(self.port)]
        environment = {**clean_environment(), **self.environment}
        self._process = Forked(words, environment, self.log, main="rig.worker_main")
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
        await asyncio.to_thread(self._process.wait, timeout=START_SECONDS)
        self.is_up = False
        self._process.stdin.close()
        self._process.stdout.close()

    async def stop(self) -> float:
        """End it in good order, by SIGTERM; the seconds that it takes."""
        began = monotonic()
        self._signal(signal.SIGTERM)
        await self.died()
        return monotonic() - began

    async def end(self) -> None:
        """End it, if it runs."""
        if self.is_up:
            await self.kill()

    def pause(self) -> None:
        """Let it hang, as a machine without time for it would."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let the paused worker run again."""
        self._signal(signal.SIGCONT)

    async def order(self, *words: str) -> Any:
        """Have the wrapping do something; the answer is its own."""
        assert self._process is not None
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

    def forget_peak(self) -> None:
        """Let the most memory be that of this moment."""
        assert self._process is not None
        Path(f"/proc/{self._process.pid}/clear_refs").write_text("5")

    def peak(self) -> int:
        """The most bytes that it has held in memory since."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024

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

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)
