"""People who talk through nginx, and the judge of the fault tests over what they sent and got."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from rig import log
from rig.checker import check
from rig.history import History
from rig.member import Member
from rig.waiting import until

EVERY_SECONDS = 0.05
PATIENCE = 240


@dataclass
class Crowd:
    """Members of one live session, by WebSocket."""

    talk: Talk
    database: str
    members: list[Member]
    history: History
    stack: AsyncExitStack
    gaps: list[float] = field(default_factory=list)  # seconds that a member was out of the room

    async def judge(self) -> None:
        """Wait until all is said and received, and have the checker compare it with the log."""
        await until(lambda: all(member.outbox.is_empty for member in self.members))
        db = await asyncpg.connect(self.database, timeout=10)
        try:
            head = await log.head(db, self.talk.id)
            await until(lambda: all(member.position == head for member in self.members))
            faults = check(self.history, await log.read(db, self.talk.id), head)
        finally:
            await db.close()
        assert not faults, "\n".join(faults[:20])

    async def chat(self, silence: asyncio.Event) -> None:
        """Say something in turn until `silence`; who is away is noted, till all are back."""
        away: dict[Member, float] = {}
        for number in count():
            if not silence.is_set():
                self.members[number % len(self.members)].send_message()
            self._look(away)
            if silence.is_set() and not away:
                break
            await asyncio.sleep(EVERY_SECONDS)

    def _look(self, away: dict[Member, float]) -> None:
        for member in self.members:
            if not member.outbox.is_open:
                away.setdefault(member, monotonic())
            elif member in away:
                self.gaps.append(monotonic() - away.pop(member))


@asynccontextmanager
async def talk_at(url: str) -> AsyncIterator[Talk]:
    """A running live session behind this address."""
    async with AsyncExitStack() as stack:
        server: Any = SimpleNamespace(url=url)
        yield await stack.enter_async_context(open_talk(server, Sockets(stack)))


@asynccontextmanager
async def crowd_at(url: str, database: str, size: int) -> AsyncIterator[Crowd]:
    """So many members behind this address who have joined."""
    async with AsyncExitStack() as stack, talk_at(url) as talk:
        history, port = History(), urlsplit(url).port or 80
        members = [
            Member(await talk.add_participant(), talk.id, history, lambda: port)
            for _ in range(size)
        ]
        for member in members:
            stack.push_async_callback(member.stop)
            member.start()
        await until(lambda: all(member.position is not None for member in members))
        yield Crowd(talk, database, members, history, stack)


@asynccontextmanager
async def talking(crowd: Crowd) -> AsyncIterator[None]:
    """They talk meanwhile; then everything is judged."""
    silence = asyncio.Event()
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as tasks:
        tasks.create_task(crowd.chat(silence))
        yield
        silence.set()
    await crowd.judge()
