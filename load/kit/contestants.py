"""Who is measured in `make bench`: our server and its peers, each started fresh on a free port."""

import asyncio
import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.house import lodging
from kit.processes import free_port, running
from kit.rest import Rest, Seat
from kit.sinks import LOAD

PEERS = LOAD / "peers"
_BUN = PEERS / "node_modules" / "@oven" / "bun-linux-x64" / "bin" / "bun"
# Seats come before anything is measured: as fast as REST gives them.
_SEATS_PER_SECOND = 400


@dataclass(frozen=True)
class Contestant:
    """A server that does the work."""

    key: str
    title: str
    command: tuple[str, ...] = ()  # empty: our own
    program: tuple[str, ...] = ()  # our own as this script of Python's runs it


@dataclass(frozen=True)
class Arena:
    """A contestant that runs."""

    port: int
    pid: int
    tokens: Path | None  # ours only: the seats


OURS = Contestant("ours", "EngageNow")
NODE = Contestant("node", "Node socket.io 4.8", ("node", "node.js"))
BUN = Contestant("bun", "uWebSockets (Bun 1.4)", (str(_BUN), "bun.js"))
SHIPPED = Contestant("shipped", "python-socketio as shipped", (sys.executable, "as_shipped.py"))
RAW = Contestant("raw", "bare uvloop loop", (sys.executable, "raw.py"))
UNSTORED = Contestant(
    "unstored", "EngageNow, nothing stored", program=(str(PEERS / "unstored.py"),)
)
PEERS_OF_OURS = (NODE, BUN, SHIPPED, RAW)
ALL = (OURS, *PEERS_OF_OURS, UNSTORED)


@contextlib.contextmanager
def arena(who: Contestant, folder: Path, members: int, database: str) -> Iterator[Arena]:
    """Run a contestant, with seats for `members` if it is ours; ended with the block."""
    if who.command:
        port = free_port()
        command = [*who.command, str(port)]
        with running(command, port, PEERS, folder / "peer.log") as pid:
            yield Arena(port, pid, None)
        return
    with lodging(database, folder, {}) as place:
        tokens = folder / "tokens"
        with place.house() as first:
            tokens.write_text(asyncio.run(_seats(first.url, members)))
        # A fresh process, like every peer: memory that giving seats left behind would be filled
        # with connections, and they would look as if they needed none.
        with place.house(*who.program) as ours:
            yield Arena(ours.port, ours.pid, tokens)


async def _seats(url: str, count: int) -> str:
    async with Rest(url) as rest:
        await rest.open_session()
        seats = await rest.take_seats(count, _SEATS_PER_SECOND, _nothing)
    if len(seats.taken) < count:
        raise SystemExit(f"Seats were refused: {seats.refused}")
    return "".join(f"{seat.session_id} {seat.token}\n" for seat in seats.taken)


async def _nothing(_seat: Seat) -> None:
    """No one waits for the seats one by one."""
