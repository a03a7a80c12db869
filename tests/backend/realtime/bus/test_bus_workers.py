"""Two real workers while Redis hangs or is gone: nobody waits for it, and nothing is lost."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures import new_database
from fixtures.plain_http import plain_http
from fixtures.redis_server import Private, private
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import PATIENCE, until

Away = Callable[[Private], AbstractContextManager[None]]

away_in_both_ways = pytest.mark.parametrize(
    "away", [Private.hung, Private.stopped], ids=["hung", "stopped"]
)


@pytest.fixture(scope="module")
def redis() -> Iterator[Private]:
    """A Redis of these workers' own."""
    with private() as redis:
        yield redis


@pytest.fixture(scope="module")
def workers(redis: Private, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Two workers on one database."""
    with ExitStack() as stack:
        settings = {
            "DATABASE_URL": stack.enter_context(new_database.postgresql()),
            "REDIS_URL": redis.url,
        }
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def talks(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Talk]]:
    """One session as both workers have it."""
    async with open_talk(workers[0], sockets) as talk:
        for worker in workers:
            await answers(worker, 200)
        yield [talk, replace(talk, server=workers[1])]


async def answers(server: Server, status: int) -> dict[str, str]:
    """Ask whether it is ready, until it answers with this status."""
    async with (
        asyncio.timeout(PATIENCE),
        plain_http(server.url) as http,
    ):
        while True:
            ready = await http.get("/health/ready")
            if ready.status_code == status:
                body: dict[str, str] = ready.json()
                return body


@away_in_both_ways
async def test_members_of_both_workers_receive_everything_while_it_is_away(
    talks: list[Talk], redis: Private, away: Away
) -> None:
    members = [await talk.enter() for talk in talks]
    with away(redis):
        for speaker in members:
            acks = [await speaker.call("send_message", {"message": f"{n}"}) for n in range(5)]
            for ack in acks:
                for member in members:
                    await member.saw("new_message", lambda told, ack=ack: told["id"] == ack["id"])
    told = [member.all("new_message") for member in members]
    assert told[0] == told[1]
    assert len(told[0]) == 10


@away_in_both_ways
async def test_nobody_is_sent_to_a_worker_that_does_not_receive_the_others(
    talks: list[Talk], redis: Private, away: Away
) -> None:
    with away(redis):
        for talk in talks:
            body = await answers(talk.server, 503)
            assert body == {
                "status": "unavailable", "database": "ok", "migrations": "ok", "bus": "unavailable"
            }  # fmt: skip
    for talk in talks:
        await answers(talk.server, 200)


async def test_a_worker_receives_sessions_only_while_it_has_members(
    talks: list[Talk], redis: Private
) -> None:
    def received_by() -> int:
        _channel, count = redis.ask("PUBSUB", "NUMSUB", f"engagenow:s:{talks[0].id}")
        return int(count)

    assert received_by() == 0
    for count, talk in enumerate(talks, 1):
        member = await talk.enter()
        await until(lambda count=count: received_by() == count)
    await member.call("leave_session")
    await until(lambda: received_by() == 1)


async def test_a_worker_ends_in_time_while_redis_hangs(
    tmp_path: Path, redis: Private, sockets: Sockets
) -> None:
    settings = {"DATABASE_URL": sqlite_in(tmp_path), "REDIS_URL": redis.url}
    with serving(tmp_path, **settings) as server:
        async with open_talk(server, sockets) as talk:
            await answers(server, 200)
            member = await talk.enter()
            with redis.hung():
                assert (await member.call("send_message", {"message": "stay"}))["ok"]
                server.process.send_signal(signal.SIGTERM)
                status = await server.ended()
        assert status == -signal.SIGTERM
        assert "Traceback" not in server.log.read_text()
