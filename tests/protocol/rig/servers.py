"""The servers: our own, the official one, and python-socketio as shipped, each a process."""

import contextlib
import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from fixtures.forking import BACKEND
from fixtures.pace import scaled
from fixtures.ports import HOST, free_port
from fixtures.server import clean_environment, sqlite_in
from fixtures.waiting import PATIENCE, until_now

_FOLDER = Path(__file__).resolve().parents[1]
_PEERS, _PACKAGE = _FOLDER / "peers", _FOLDER / "package.json"
_BRISK_SECONDS = scaled(0.6)
_DEADLINE_SECONDS = 5 * _BRISK_SECONDS  # for a client that says nothing


@dataclass(frozen=True)
class Pace:
    """How often a server pings, how long it waits for the answer and for a client's first word."""

    ping: float
    pong: float
    deadline: float


PATIENT = Pace(25, 20, 45)  # the official server's own
BRISK = Pace(_BRISK_SECONDS, 2 * _BRISK_SECONDS, _DEADLINE_SECONDS)


def _pinned_node(name: str) -> str:
    pins: dict[str, str] = json.loads(_PACKAGE.read_text())["dependencies"]
    return pins[name]


NAMES = {
    "ours": "EngageNow",
    "node": f"socket.io {_pinned_node('socket.io')}",
    "shipped": f"python-socketio {version('python-socketio')}",
}


@dataclass(frozen=True)
class Servers:
    """The ports of the servers, by their keys in `NAMES`: those that cut nobody, and the others."""

    patient: dict[str, int]
    brisk: dict[str, int]


@dataclass(frozen=True)
class Starting:
    """A server that will be ready soon."""

    process: "subprocess.Popen[bytes]"
    port: int
    log: Path

    def port_when_ready(self) -> int:
        """Wait until it answers.

        Raises:
            AssertionError: it has ended, with its log.
        """
        until_now(lambda: _answers(self.port) or self.process.poll() is not None)
        assert self.process.poll() is None, self.log.read_text()
        return self.port


@contextlib.contextmanager
def starting(name: str, pace: Pace, folder: Path) -> Iterator[Starting]:
    """Run a server until the end of the block."""
    port, log = free_port(), folder / "log"
    environment = clean_environment()
    if name == "ours":
        environment |= {
            "DATABASE_URL": sqlite_in(folder),
            "JOIN_DEADLINE_SECONDS": str(pace.deadline),
            "PYTHONPATH": str(BACKEND),
        }
    with log.open("w") as out:
        process = subprocess.Popen(
            _command(name, port, pace), cwd=_PEERS, env=environment, stdout=out, stderr=out
        )
    try:
        yield Starting(process, port, log)
    finally:
        process.kill()
        process.wait(PATIENCE)


def _command(name: str, port: int, pace: Pace) -> list[str]:
    if name == "node":
        numbers = [int(1000 * seconds) for seconds in (pace.ping, pace.pong, pace.deadline)]
        return ["node", "node.js", str(port), *map(str, numbers)]
    script = "ours.py" if name == "ours" else "as_shipped.py"
    return [sys.executable, script, str(port), str(pace.ping), str(pace.pong)]


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=PATIENCE):
        return True
    return False
