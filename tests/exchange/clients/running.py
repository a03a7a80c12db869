"""A client library in a process of its own, and a market that goes on until it has enough."""

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exchange import Exchange
from fixtures.pace import scaled

if TYPE_CHECKING:
    from exchange.peer import Peer

HERE = Path(__file__).parent
_ROOT = HERE.parents[2]
_PATIENCE = scaled(60)
_BEAT = 0.05  # seconds of the clock on the wall between two trades
_BEAT_MS = 20_000  # and of the market's


@dataclass
class Read:
    """What a client has read, and what it said besides."""

    history: list[list[Any]]
    candles: list[list[Any]]
    prices: list[float]
    errors: list[str]
    said: str = field(default="", repr=False)


async def read_by(exchange: Exchange, script: str, environment: str, **variables: str) -> Read:
    """Run a script of this folder until it has read enough.

    Raises:
        AssertionError: it has failed, with what it said.
        TimeoutError: it waits for something that does not come.
    """
    python = _ROOT / environment / "bin" / "python"
    places = {venue.name: {"http": venue.http, "ws": venue.ws} for venue in exchange.venues}
    process = await asyncio.create_subprocess_exec(
        python, HERE / script, json.dumps(places),
        cwd=HERE, env=_environment(**variables), stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    market = asyncio.create_task(_trade(exchange))
    try:
        async with asyncio.timeout(_PATIENCE):
            out, err = await process.communicate()
    finally:
        market.cancel()
        await _ended(process)
    assert process.returncode == 0, err.decode()
    return Read(**json.loads(out.splitlines()[-1]), said=err.decode())


def _environment(**variables: str) -> dict[str, str]:
    """No proxy of this computer, and nothing of this Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("PYTHON")
    }
    return {**kept, **variables}


async def _ended(process: Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()


async def _trade(exchange: Exchange) -> None:
    """Ping whoever comes, and trade everywhere."""
    pinged: set[Peer] = set()
    while True:
        await asyncio.sleep(_BEAT)  # the pace of the market
        for venue in (exchange.spot, exchange.usdm, exchange.kiwoom):
            for peer in {*venue.connected} - pinged:
                venue.ping(peer)
                pinged.add(peer)
        exchange.advance(_BEAT_MS)
        exchange.trade()
        exchange.upbit.elapse(1)
