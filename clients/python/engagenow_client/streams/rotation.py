"""Replacing the slowest connection of a pool on a clock, make before break."""

import asyncio

from engagenow_client.streams.config import StreamConfig
from engagenow_client.streams.connection import StreamConnection
from engagenow_client.streams.members import Members
from engagenow_client.streams.pool_config import PoolConfig

_STOP_WITHIN = 5.0


async def rotate(members: Members, pool: PoolConfig, config: StreamConfig) -> None:
    """Replace one connection after every `rotate_every` seconds, until cancelled."""
    while pool.rotate_every is not None:
        await asyncio.sleep(pool.rotate_every)
        slowest = _slowest(members)
        if slowest is not None:
            await _replace(members, slowest, config.connect_within)


def _slowest(members: Members) -> StreamConnection | None:
    """The one with the longest round trip; None if it is the only one, or none was measured."""
    measured = [
        (figures.p50, number, one)
        for number, one in enumerate(members.connected)
        if (figures := one.latency.figures()) is not None
    ]
    return max(measured)[2] if len(measured) > 1 else None


async def _replace(members: Members, slowest: StreamConnection, within: float) -> None:
    """Open a new one, and close the slowest once the new one has brought a message."""
    new = members.add()
    try:
        async with asyncio.timeout(within):
            await new.useful()
    except TimeoutError:
        await members.remove(new, _STOP_WITHIN)
    else:
        await members.remove(slowest, _STOP_WITHIN)
