"""A phone that reads slowly, on a real server: it is not cut for that, and misses nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fixtures.raw import Raw, opened
from fixtures.talk import Talk

MESSAGES, AT_ONCE = 400, 20
LONG = "👏" * 500  # 2,000 bytes: more than the system and the server keep for anybody


@asynccontextmanager
async def slow_member(talk: Talk) -> AsyncIterator[Raw]:
    """A member who has joined, and reads nothing until asked to."""
    participant = await talk.add_participant()
    async with opened(talk.server.port, auth={"token": participant.token}, buffer=4096) as raw:
        raw.send_text(f'421["join_session",{json.dumps({"session_id": talk.id})}]')
        await raw.text("431")
        yield raw


async def positions(raw: Raw, last: int) -> list[int]:
    """Read on, until the message at `last`: at which position each was told."""
    received = []
    while not received or received[-1] < last:
        text = await raw.text("42")
        name, data = json.loads(text[2:])
        if name == "new_message":
            received.append(data["seq"])
    return received


async def test_who_reads_late_receives_everything_once_and_in_order(talk: Talk) -> None:
    quick = await talk.enter()
    async with slow_member(talk) as slow:
        said = []
        for _ in range(MESSAGES // AT_ONCE):  # soon enough that nobody is cut for reading too late
            calls = [quick.call("send_message", {"message": LONG}) for _ in range(AT_ONCE)]
            said += [ack["seq"] for ack in await asyncio.gather(*calls)]
        await quick.saw("new_message", lambda told: told["seq"] == said[-1])
        assert await positions(slow, said[-1]) == said
        live = await quick.call("send_message", {"message": "live again"})
        assert await positions(slow, live["seq"]) == [live["seq"]]
