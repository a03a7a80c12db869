"""Measure what a feed costs a room: a thousand source messages a second against four.

usage: python load/feed_room.py [--phones 1000] [--rate 1000] [--seconds 10] [--turns 5]

One worker with SQLite reads a source of ours for a room of phones; the source changes its pace from
turn to turn. Everything else stays, so the ratio of the worker's CPU time is what collecting costs.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from statistics import median

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from kit.players import Player
from kit.processes import HOST, cpu_seconds, free_port, raise_file_limit
from kit.rest import Participant, Rest
from kit.server import Server, environment_for

MOST_RATIO = 1.3  # the project's goal
SLOW = 4.0  # messages a second: as many as members are told
AT_ONCE, JOINS_A_SECOND = 50, 100
_TICK, _SETTLE_SECONDS = 0.01, 2.0


class Source:
    """Sends numbers that rise, `rate` a second, to whoever connects."""

    def __init__(self) -> None:
        self.rate, self.sent = SLOW, 0

    async def feed(self, connection: ServerConnection) -> None:
        """Send until the reader leaves; what a tick is late is sent with it."""
        loop, due = asyncio.get_running_loop(), 0.0
        last = loop.time()
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(_TICK)
                now = loop.time()
                due, last = due + (now - last) * self.rate, now
                for _ in range(int(due)):
                    self.sent += 1
                    await connection.send(f'{{"x":{self.sent}}}')
                due -= int(due)


def main() -> int:
    """Measure and print; 1 if the median ratio is above the goal."""
    parser = argparse.ArgumentParser(description="Measure a room with a feed.")
    parser.add_argument("--phones", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=1000.0)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--turns", type=int, default=5)
    arguments = parser.parse_args()
    raise_file_limit()
    return 0 if asyncio.run(_measure(arguments)) <= MOST_RATIO else 1


async def _measure(arguments: argparse.Namespace) -> float:
    port, source = free_port(), Source()
    url = f"ws://{HOST}:{port}"
    with (
        tempfile.TemporaryDirectory(prefix="engagenow-load-") as folder,
        environment_for("sqlite", Path(folder), {"FEED_HOSTS": url}) as home,
        home.serve() as server,
    ):
        async with serve(source.feed, HOST, port, compression=None), Rest(server.url) as rest:
            await rest.open_session()
            await rest.open_feed(url)
            phones = await _filled(rest, server, arguments.phones)
            try:
                return await _in_turn(server, source, arguments)
            finally:
                for phone in phones:
                    phone.close()


async def _filled(rest: Rest, server: Server, count: int) -> list[Player]:
    joined = (await rest.join_many(count, JOINS_A_SECOND, _ignore)).joined
    phones: list[Player] = []
    for start in range(0, len(joined), AT_ONCE):
        some = joined[start : start + AT_ONCE]
        phones += await asyncio.gather(
            *(Player.connect(server.port, one.session_id, one.token) for one in some)
        )
    return phones


async def _in_turn(server: Server, source: Source, arguments: argparse.Namespace) -> float:
    """Measure both paces in turn; return the median of the ratios."""
    ratios = []
    for turn in range(arguments.turns):
        paces = [SLOW, arguments.rate] if turn % 2 == 0 else [arguments.rate, SLOW]
        cost = {pace: await _cost(server, source, pace, arguments.seconds) for pace in paces}
        ratios.append(cost[arguments.rate] / cost[SLOW])
        _print(
            f"turn {turn + 1}: {cost[arguments.rate]:.3f} CPU s/s at {arguments.rate:.0f} messages "
            f"a second, {cost[SLOW]:.3f} at {SLOW:.0f}, ratio {ratios[-1]:.2f}; "
            f"load {os.getloadavg()[0]:.1f}"
        )
    _print(f"{arguments.phones} phones: ratio {median(ratios):.2f}, {_spread(ratios)}")
    return median(ratios)


async def _cost(server: Server, source: Source, pace: float, seconds: float) -> float:
    """Return the worker's CPU seconds a second at this pace."""
    source.rate = pace
    await asyncio.sleep(_SETTLE_SECONDS)
    before, sent, began = cpu_seconds(server.pid), source.sent, asyncio.get_running_loop().time()
    await asyncio.sleep(seconds)
    took = asyncio.get_running_loop().time() - began
    if source.sent - sent < 0.9 * pace * took:
        _print(f"The source sent {(source.sent - sent) / took:.0f} a second only.")
    return (cpu_seconds(server.pid) - before) / took


def _spread(ratios: list[float]) -> str:
    return f"from {min(ratios):.2f} to {max(ratios):.2f}"


async def _ignore(_participant: Participant) -> None:
    """Do nothing: the answer already names the participant."""


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
