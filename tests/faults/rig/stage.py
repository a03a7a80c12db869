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

import asyncpg
import httpx

from fixtures import postgres, redis_server
from fixtures.database import migrate
from fixtures.hall import Hall, Seat, open_hall
from fixtures.ports import HOST
from fixtures.sockets import Sockets
from fixtures.stage import until
from rig.checker import check
from rig.history import Entry, History
from rig.member import Member
from rig.proxy import Proxy, proxying
from rig.worker import Worker

SETTLE_SECONDS = 30.0
TEMPLATE = "faults"

_LOG = "SELECT seq, type, data::text FROM events WHERE session_id = $1 ORDER BY seq"
_HEAD = "SELECT last_seq FROM live_sessions WHERE id = $1"
_MESSAGES = (
    "SELECT seq, id, client_id, sender_id, message FROM messages WHERE session_id = $1 ORDER BY seq"
)


@dataclass(frozen=True)
class Services:
    """The private servers of a test run."""

    postgres: postgres.PrivateServer
    redis: redis_server.PrivateServer

    def prepare(self) -> None:
        """Migrate once what every stage's database is copied from."""
        asyncio.run(self._create(f"CREATE DATABASE {TEMPLATE}"))
        migrate(f"{self.postgres.url}/{TEMPLATE}")

    async def create(self, name: str) -> None:
        """Make a migrated, empty database."""
        await self._create(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")

    async def _create(self, statement: str) -> None:
        db = await asyncpg.connect(f"{self.postgres.url}/postgres", timeout=10)
        try:
            await db.execute(statement)
        finally:
            await db.close()


SetUp = Callable[..., AbstractAsyncContextManager["Stage"]]  # so many workers, and their settings


@dataclass
class Stage:
    """Workers on one database, and everybody in one live session."""

    services: Services
    database: str
    workers: list[Worker]
    stack: AsyncExitStack
    buses: list[Proxy] = field(default_factory=list)  # between each worker and Redis
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
        await until(lambda: all(member.position is not None for member in new), SETTLE_SECONDS)
        return new

    async def talk(
        self, members: list[Member], rate: float, seconds: float, words: str = ""
    ) -> None:
        """Let them say something, now this one, now that; so many things a second in all."""
        end, due = monotonic() + seconds, monotonic()
        while monotonic() < end:
            random.choice(members).say(words)
            due += random.uniform(0.5, 1.5) / rate
            await asyncio.sleep(max(0.0, due - monotonic()))

    async def settle(self, within: float = SETTLE_SECONDS) -> float:
        """Wait until everything is said and everybody has heard all; how many seconds that took."""
        began = monotonic()
        async with asyncio.timeout(within):
            await until(lambda: all(m.outbox.is_empty for m in self.members), within)
            head = await self.head()
            await until(lambda: all(m.position == head for m in self.members), within)
        return monotonic() - began

    async def ready(self, within: float = SETTLE_SECONDS) -> None:
        """Wait until every worker says that a newcomer should come to it."""
        async with asyncio.timeout(within), httpx.AsyncClient() as http:
            for worker in self.workers:
                while (await http.get(f"{worker.url}/health/ready")).status_code != 200:  # noqa: ASYNC110 - it tells nobody
                    await asyncio.sleep(0.05)

    async def head(self) -> int:
        """The position that the session's row names as its last."""
        async with self.asking() as db:
            return int(await db.fetchval(_HEAD, self.hall.id))

    async def judge(self) -> None:
        """Have the checker compare all that was said and heard with the database."""
        async with self.asking() as db:
            rows = await db.fetch(_LOG, self.hall.id)
            messages = {row["seq"]: row for row in await db.fetch(_MESSAGES, self.hall.id)}
            head = int(await db.fetchval(_HEAD, self.hall.id))
        assert messages.keys() == {row["seq"] for row in rows if row["type"] == "new_message"}
        log = [_entry(row["seq"], messages.get(row["seq"])) for row in rows]
        faults = check(self.history, log, head)
        assert not faults, "\n".join(faults[:20])

    def tracebacks(self) -> list[str]:
        """The lines with which workers logged what nobody had expected."""
        lines = [line for worker in self.workers for line in worker.log.read_text().splitlines()]
        return [line[:2000] for line in lines if "Traceback" in line or "never retrieved" in line]

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[Any]:
        """A database connection, past all proxies."""
        db = await asyncpg.connect(self.database, timeout=10)
        try:
            yield db
        finally:
            await db.close()

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


def _entry(seq: int, row: Any) -> Entry:
    if row is None:
        return Entry(seq)
    return Entry(seq, row["id"], row["client_id"] or "", row["sender_id"], row["message"])


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
    await services.create(name)
    stage = Stage(services, f"{services.postgres.url}/{name}", [], stack)
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: stage.trouble.append(repr(context))
    )
    settings = {"DATABASE_URL": stage.database, "REDIS_PREFIX": name, **environment}
    for _ in range(count):
        await _add_worker(stage, folder, settings)
    await asyncio.gather(*[worker.start() for worker in stage.workers])
    stage.hall = await stack.enter_async_context(open_hall(stage.workers[0], Sockets(stack)))
    return stage


async def _add_worker(stage: Stage, folder: Path, settings: dict[str, str]) -> None:
    bus = await stage.stack.enter_async_context(proxying(stage.services.redis.port))
    worker = Worker(folder, **{"REDIS_URL": f"redis://{HOST}:{bus.port}/0", **settings})
    stage.stack.push_async_callback(worker.end)
    front = await stage.stack.enter_async_context(proxying(worker.port))
    stage.workers.append(worker)
    stage.buses.append(bus)
    stage.fronts.append(front)
