"""All cases played: those that mostly wait at once, beside them the others one by one."""

import asyncio

from rig.case import CASES, Case
from rig.servers import Servers
from rig.way import Way

Done = dict[str, str | BaseException]  # of each server: what it did, or what went wrong


async def play_all(servers: Servers) -> dict[str, Done]:
    """What was done in each case."""
    played: dict[str, Done] = {}

    async def play(case: Case) -> None:
        ports = servers.brisk if case.brisk else servers.patient
        done = [_play(case, port) for port in ports.values()]
        told = await asyncio.gather(*done, return_exceptions=True)
        played[case.sentence] = dict(zip(ports, told, strict=True))

    async def play_others() -> None:
        for case in CASES.values():
            if not case.waits:
                await play(case)

    await asyncio.gather(play_others(), *[play(case) for case in CASES.values() if case.waits])
    return played


async def _play(case: Case, port: int) -> str:
    async with Way(port) as way:
        return await case.play(way)
