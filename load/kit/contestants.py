"""The servers that `make bench` measures: ours and its peers, each started fresh on a free port."""

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.database import database as lent
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
    stores: bool = False  # a peer with a database of its own


@dataclass(frozen=True)
class RunningContestant:
    """The port, process and tokens of a started server."""

    port: int
    pid: int
    tokens: Path | None  # ours only: the participants'
    poll: str = "a:a,b,c,d"  # the activity that is answered, as the receivers are told it


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
EACH_VOTE = Contestant(
    "each-vote",
    "python-socketio, a broadcast a vote",
    (sys.executable, "votes.py", "each"),
    stores=True,
)
VOTE_TOTALS = Contestant(
    "vote-totals",
    "python-socketio, totals twice a second",
    (sys.executable, "votes.py", "totals"),
    stores=True,
)
SOCKETIO_PEERS = (NODE, BUN, SHIPPED, RAW)
ALL = (OURS, *SOCKETIO_PEERS, NCHAN, UNSTORED, EACH_VOTE, VOTE_TOTALS)


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
        with (
            _database_of(who, database, folder) as settings,
            running(command, port, PEERS, folder / "peer.log", **settings) as pid,
        ):
            yield RunningContestant(port, pid, None)
        return
    with environment_for(database, folder, {}) as place:
        tokens = folder / "tokens"
        with place.serve() as first:
            poll, lines = asyncio.run(_filled(first.url, members))
            tokens.write_text(lines)
        # A fresh process, like every peer: memory that joins left behind would be filled
        # with connections, and they would look as if they needed none.
        with place.serve(*who.program) as ours:
            yield RunningContestant(ours.port, ours.pid, tokens, poll)


@contextlib.contextmanager
def _database_of(who: Contestant, kind: str, folder: Path) -> Iterator[dict[str, str]]:
    """Lend a peer its environment, with a database if it stores something."""
    settings = {"TMPDIR": str(folder)}
    if not who.stores:
        yield settings
        return
    if kind == "sqlite":
        raise SystemExit(NOT_INSTALLED)
    with lent(kind, folder) as address:
        yield {**settings, "DATABASE_URL": address}


async def _filled(url: str, count: int) -> tuple[str, str]:
    """Return the poll and the participants' tokens of a new session."""
    async with Rest(url) as rest:
        await rest.open_session()
        poll = await rest.open_poll()
        joins = await rest.join_many(count, _JOINS_PER_SECOND, _nothing)
    if len(joins.joined) < count:
        raise SystemExit(f"Joins were refused: {joins.refused}")
    lines = [f"{participant.session_id} {participant.token}\n" for participant in joins.joined]
    return poll.words, "".join(lines)


async def _nothing(_participant: Participant) -> None:
    """Nobody waits for the joins one by one."""
