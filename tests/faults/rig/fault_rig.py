"""A rig for faults: private servers, workers, one live session, its members, and the judge."""

import asyncio
import random
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

from fixtures.plain_http import plain_http
from fixtures.ports import HOST
from fixtures.sockets import Sockets
from fixtures.talk import Participant, Talk, open_talk
from fixtures.waiting import ELSEWHERE
from rig import log
from rig.checker import check
from rig.history import History
from rig.member import Member
from rig.proxy import Proxy, proxying
from rig.reading import asking
from rig.services import Services
from rig.waiting import until
from rig.worker import Worker


class Talker(Protocol):
    """Who says something when asked."""

    def send_message(self, words: str = "") -> object: ...


SetUp = Callable[
    ..., AbstractAsyncContextManager["FaultRig"]
]  # so many workers, and their settings


@dataclass
class FaultRig:
    """Workers on one database, and everybody in one live session."""

    services: Services
    database: str
    prefix: str  # of its keys in Redis
    stack: AsyncExitStack
    workers: list[Worker] = field(default_factory=list)
    buses: list[Proxy] = field(default_factory=list)  # between each worker and Redis, if asked
    stores: list[Proxy] = field(default_factory=list)  # and PostgreSQL, if asked
    proxies: list[Proxy] = field(default_factory=list)  # between members and each worker, if asked
    history: History = field(default_factory=History)
    members: list[Member] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)  # what went wrong on the tests' own side
    talk: Talk = field(init=False)

    async def crowd(self, size: int, **details: Any) -> list[Member]:
        """So many members who have joined; `details` as for `_member`."""
        new = [await self._member(**details) for _ in range(size)]
        for member in new:
            member.start()
        await until(lambda: all(member.position is not None for member in new))
        return new

    async def part(self, member: Member) -> None:
        """Let a member be gone for good; whatever it has received is still judged."""
        await member.stop()
        member.received.left = True
        self.members.remove(member)

    async def chat(
        self, members: Sequence[Talker], rate: float, seconds: float, words: str = ""
    ) -> None:
        """Let them say something, now this one, now that; so many things a second in all."""
        end, due = monotonic() + seconds, monotonic()
        while monotonic() < end:
            random.choice(members).send_message(words)
            due += random.uniform(0.5, 1.5) / rate
            await asyncio.sleep(max(0.0, due - monotonic()))

    async def settle(self) -> None:
        """Wait until everything is said and everybody has received all."""
        await until(lambda: all(member.outbox.is_empty for member in self.members))
        head = await self.head()
        await until(lambda: all(member.position == head for member in self.members))

    async def ready(self) -> None:
        """Wait until every worker says that a newcomer should come to it."""
        async with plain_http() as http:

            async def all_are() -> bool:
                urls = [f"{worker.url}/health/ready" for worker in self.workers]
                return {(await http.get(url)).status_code for url in urls} == {200}

            await until(all_are, ELSEWHERE)

    async def head(self) -> int:
        """The position that the session's row names as its last."""
        async with self.asking() as db:
            return await log.head(db, self.talk.id)

    async def judge(self) -> None:
        """Have the checker compare all that was said and received with the database."""
        async with self.asking() as db:
            facts, head = await log.read(db, self.talk.id), await log.head(db, self.talk.id)
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

    def port(self) -> int:
        """The port of any worker that is up; members find it as a load balancer would."""
        up = [worker for worker in self.workers if worker.is_up]
        return random.choice(up or self.workers).port

    async def _member(
        self,
        *,
        proxies: list[Proxy] | None = None,
        worker: Worker | None = None,
        participant: Participant | None = None,
        buffer: int = 0,
    ) -> Member:
        """One more: through one of `proxies`, always to one `worker`, or to any."""

        def port() -> int:
            if proxies is not None:
                return random.choice(proxies).port
            return worker.port if worker is not None else self.port()

        member = Member(
            participant or await self.talk.add_participant(), self.talk.id, self.history, port
        )
        member.buffer = buffer
        self.stack.push_async_callback(member.stop)
        self.members.append(member)
        return member


@asynccontextmanager
async def rigged(
    services: Services, folder: Path, workers: int = 2, proxied: bool = False, **environment: str
) -> AsyncIterator[FaultRig]:
    """A rig; at the end everything settles, and the checker has the last word.

    Only if `proxied`, what its workers ask of Redis and PostgreSQL goes through proxies: where
    nothing spoils it, to carry all of it is work for nothing.
    """
    async with AsyncExitStack() as stack:
        rig = await _set_up(services, stack, environment)
        for _ in range(workers):
            ways = await _proxied(rig) if proxied else _direct(rig)
            await _add_worker(rig, folder, {**ways, **environment})
        await asyncio.gather(*[worker.start() for worker in rig.workers])
        rig.talk = await stack.enter_async_context(open_talk(rig.workers[0], Sockets(stack)))
        yield rig
        await rig.settle()
        await rig.judge()
        trouble = [*rig.tracebacks(), *rig.trouble]
        assert not trouble, "\n".join(trouble)


async def _set_up(
    services: Services, stack: AsyncExitStack, environment: dict[str, str]
) -> FaultRig:
    name = f"faults_{secrets.token_hex(4)}"
    database = environment.get("DATABASE_URL") or await services.create(name)
    rig = FaultRig(services, database, name, stack)
    asyncio.get_running_loop().set_exception_handler(
        lambda _loop, context: rig.trouble.append(repr(context))
    )
    return rig


def _direct(rig: FaultRig) -> dict[str, str]:
    return {"REDIS_URL": rig.services.redis.url, "DATABASE_URL": rig.database}


async def _proxied(rig: FaultRig) -> dict[str, str]:
    """The addresses of new proxies before Redis and PostgreSQL."""
    bus = await rig.stack.enter_async_context(proxying(rig.services.redis.port))
    store = await rig.stack.enter_async_context(proxying(rig.services.postgres.port))
    rig.buses.append(bus)
    rig.stores.append(store)
    return {
        "REDIS_URL": f"redis://{HOST}:{bus.port}/0",
        "DATABASE_URL": rig.database.replace(f":{store.target}/", f":{store.port}/"),
    }


async def _add_worker(rig: FaultRig, folder: Path, settings: dict[str, str]) -> None:
    worker = Worker(folder, **{"REDIS_PREFIX": rig.prefix, **settings})
    rig.stack.push_async_callback(worker.end)
    rig.workers.append(worker)
    rig.proxies.append(await rig.stack.enter_async_context(proxying(worker.port)))
