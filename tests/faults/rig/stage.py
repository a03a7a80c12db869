"""A stage for faults: private servers, workers, one live session, its members, and the judge."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import httpx

from fixtures.hall import Hall, Seat, open_hall
from fixtures.ports import HOST
from fixtures.sockets import Sockets
from fixtures.waiting import ELSEWHERE, PATIENCE
from rig import log
from rig.checker import check
from rig.history import History
from rig.member import Member
from rig.proxy import Proxy, proxying
from rig.reading import asking
from rig.services import Services
from rig.waiting import until
from rig.worker import Worker

SetUp = Callable[..., AbstractAsyncContextManager["Stage"]]  # so many workers, and their settings


@dataclass
class Stage:
    """Workers on one database, and everybody in one live session."""

    services: Services
    database: str
    workers: list[Worker]
    stack: AsyncExitStack
    buses: list[Proxy] = field(default_factory=list)  # between each worker and Redis
    stores: list[Proxy] = field(default_factory=list)  # between each worker and PostgreSQL
    fronts: list[Proxy] = field(default_factory=list)  # between members and each worker, if asked
    history: History = field(default_factory=History)
    members: list[Member] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)  # what went wrong on the tests' own side
    hall: Hall = field(init=False)

    async def crowd(self, size: int, **details: Any) -> list[Member]:
        """So many members who have joined; `details` as for `_member`."""
        new = [await self._member(**details) for _ in range(size)]
        for member in new:
            member.start()
        await until(lambda: all(member.position is not None for member in new))
        return new

    async def dismiss(self, member: Member) -> None:
        """Let a member be gone for good; whatever it has heard is still judged."""
        await member.stop()
        member.heard.left = True
        self.members.remove(member)

    async def talk(
        self, members: list[Member], rate: float, seconds: float, words: str = ""
    ) -> None:
        """Let them say something, now this one, now that; so many things a second in all."""
        end, due = monotonic() + seconds, monotonic()
        while monotonic() < end:
            random.choice(members).say(words)
            due += random.uniform(0.5, 1.5) / rate
            await asyncio.sleep(max(0.0, due - monotonic()))

    async def settle(self) -> None:
        """Wait until everything is said and everybody has heard all."""
        await until(lambda: all(member.outbox.is_empty for member in self.members))
        head = await self.head()
        await until(lambda: all(member.position == head for member in self.members))

    async def ready(self) -> None:
        """Wait until every worker says that a newcomer should come to it."""
        async with httpx.AsyncClient(timeout=PATIENCE) as http:

            async def all_are() -> bool:
                urls = [f"{worker.url}/health/ready" for worker in self.workers]
                return {(await http.get(url)).status_code for url in urls} == {200}

            await until(all_are, ELSEWHERE)

    async def head(self) -> int:
        """The position that the session's row names as its last."""
        async with self.asking() as db:
            return await log.head(db, self.hall.id)

    async def judge(self) -> None:
        """Have the checker compare all that was said and heard with the database."""
        async with self.asking() as db:
            facts, head = await log.read(db, self.hall.id), await log.head(db, self.hall.id)
        faults = check(self.history, facts, head)
        assert not faults, "\n".join(faults[:20])

    def tracebacks(self) -> list[str]:
        """The lines with which workers logged what nobody had expected; a warning was expected."""
        lines = [line for worker in self.workers for line in worker.log.read_text().splitlines()]
        told = [line for line in lines if "Traceback" in line or "never retrieved" in line]
        return [line[:2000] for line in told if '"level": "warning"' not in line]

    def asking(self) -> AbstractAsyncContextManager[Any]:
        """A database connection, past all proxies."""
        return asking(self.database)

    def door(self) -> int:
        """The port of any worker that is up; members find it as a load balancer would."""
        up = [worker for worker in self.workers if worker.is_up]
        return random.choice(up or self.workers).port

    async def _member(
        self,
        *,
        fronts: list[Proxy] | None = None,
        worker: Worker | None = None,
        seat: Seat | None = None,
        buffer: int = 0,
    ) -> Member:
        """One more: through one of `fronts`, always to one `worker`, or to any."""

        def door() -> int:
            if fronts is not None:
                return random.choice(fronts).port
            return worker.port if worker is not None else self.door()

        member = Member(seat or await self.hall.seat(), self.hall.id, self.history, door)
        member.buffer = buffer
        self.stack.push_async_callback(member.stop)
        self.members.append(member)
        return member


@asynccontextmanager
async def staged(
    services: Services, folder: Path, workers: int = 2, **environment: str
) -> AsyncIterator[Stage]:
    """A stage; at the end everything settles, and the checker has the last word."""
    async with AsyncExitStack() as stack:
        stage = await _set_up(services, folder, stack, workers, environment)
        yield stage
        await stage.settle()
        await stage.judge()
        trouble = [*stage.tracebacks(), *stage.trouble]
        assert not trouble, "\n".join(trouble)


async def _set_up(
    services: Services, folder: Path, stack: AsyncExitStack, count: int, environment: dict[str, str]
) -> Stage:
    name = f"faults_{secrets.token_hex(4)}"
    database = environment.get("DATABASE_URL") or await services.create(name)
    stage = Stage(services, database, [], stack)
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: stage.trouble.append(repr(context))
    )
    settings = {"REDIS_PREFIX": name, **environment}
    for _ in range(count):
        await _add_worker(stage, folder, settings)
    await asyncio.gather(*[worker.start() for worker in stage.workers])
    stage.hall = await stack.enter_async_context(open_hall(stage.workers[0], Sockets(stack)))
    return stage


async def _add_worker(stage: Stage, folder: Path, settings: dict[str, str]) -> None:
    bus = await stage.stack.enter_async_context(proxying(stage.services.redis.port))
    store = await stage.stack.enter_async_context(proxying(stage.services.postgres.port))
    urls = {
        "REDIS_URL": f"redis://{HOST}:{bus.port}/0",
        "DATABASE_URL": stage.database.replace(f":{store.target}/", f":{store.port}/"),
    }
    worker = Worker(folder, **{**urls, **settings})
    stage.stack.push_async_callback(worker.end)
    front = await stage.stack.enter_async_context(proxying(worker.port))
    stage.stores.append(store)
    stage.workers.append(worker)
    stage.buses.append(bus)
    stage.fronts.append(front)
