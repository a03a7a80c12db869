"""The servers that `make bench` measures: ours and its peers, each started fresh on a free port."""

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.processes import free_port, running
from kit.receivers import LOAD
from kit.rest import Participant, Rest
from kit.server import environment_for

NOT_INSTALLED = "not installed here"
PEERS = LOAD / "peers"
_BUN = PEERS / "node_modules" / "@oven" / "bun-linux-x64" / "bin" / "bun"
_NGINX = Path(shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "nginx")
_NCHAN = _NGINX.parent.parent / "lib" / "nginx" / "modules" / "ngx_nchan_module.so"
# Participants join before anything is measured: as fast as REST lets them.
_JOINS_PER_SECOND = 400


@dataclass(frozen=True)
class Contestant:
    """A server that does the work."""

    key: str
    title: str
    command: tuple[str, ...] = ()  # empty: our own
    needs: tuple[Path, ...] = ()  # files without which it is left out
    plain: bool = False  # it speaks WebSocket and no Socket.IO
    program: tuple[str, ...] = ()  # our own as this script of Python's runs it


@dataclass(frozen=True)
class RunningContestant:
    """The port, process and tokens of a started server."""

    port: int
    pid: int
    tokens: Path | None  # ours only: the participants'


OURS = Contestant("ours", "EngageNow")
NODE = Contestant("node", "Node socket.io 4.8", ("node", "node.js"))
BUN = Contestant("bun", "uWebSockets (Bun 1.4)", (str(_BUN), "bun.js"), (_BUN,))
SHIPPED = Contestant("shipped", "python-socketio as shipped", (sys.executable, "as_shipped.py"))
RAW = Contestant("raw", "bare uvloop loop", (sys.executable, "raw.py"))
NCHAN = Contestant(
    "nchan",
    "nginx with nchan",
    (sys.executable, "nchan.py", str(_NGINX), str(_NCHAN)),
    (_NGINX, _NCHAN),
    plain=True,
)
UNSTORED = Contestant(
    "unstored", "EngageNow, nothing stored", program=(str(PEERS / "unstored.py"),)
)
SOCKETIO_PEERS = (NODE, BUN, SHIPPED, RAW)
ALL = (OURS, *SOCKETIO_PEERS, NCHAN, UNSTORED)


@contextlib.contextmanager
def running_contestant(
    who: Contestant, folder: Path, members: int, database: str
) -> Iterator[RunningContestant]:
    """Run a contestant, with participants for `members` if it is ours; ended with the block."""
    if any(not file.exists() for file in who.needs):
        raise SystemExit(NOT_INSTALLED)
    if who.command:
        port = free_port()
        command = [*who.command, str(port)]
        with running(command, port, PEERS, folder / "peer.log", TMPDIR=str(folder)) as pid:
            yield RunningContestant(port, pid, None)
        return
    with environment_for(database, folder, {}) as place:
        tokens = folder / "tokens"
        with place.serve() as first:
            tokens.write_text(asyncio.run(_tokens(first.url, members)))
        # A fresh process, like every peer: memory that joins left behind would be filled
        # with connections, and they would look as if they needed none.
        with place.serve(*who.program) as ours:
            yield RunningContestant(ours.port, ours.pid, tokens)


async def _tokens(url: str, count: int) -> str:
    async with Rest(url) as rest:
        await rest.open_session()
        joins = await rest.join_many(count, _JOINS_PER_SECOND, _nothing)
    if len(joins.joined) < count:
        raise SystemExit(f"Joins were refused: {joins.refused}")
    return "".join(
        f"{participant.session_id} {participant.token}\n" for participant in joins.joined
    )


async def _nothing(_participant: Participant) -> None:
    """Nobody waits for the joins one by one."""
