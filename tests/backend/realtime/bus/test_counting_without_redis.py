"""Redis may go and come: what is counted stays as it was known, and is right soon after."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from fixtures import new_database
from fixtures.counts import counts_of, told
from fixtures.ports import HOST, free_port
from fixtures.redis_server import private_server
from fixtures.server import Server, serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk


@pytest.fixture
def redis_port() -> int:
    """Where our own Redis is to be found, while it runs."""
    return free_port()


@pytest.fixture
def workers(redis_port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Two workers that wait for their Redis."""
    with ExitStack() as stack:
        settings = {
            "DATABASE_URL": stack.enter_context(new_database.postgresql()),
            "REDIS_URL": f"redis://{HOST}:{redis_port}/0",
        }
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def talks(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Talk]]:
    """One session as both workers have it."""
    async with open_talk(workers[0], sockets) as talk:
        yield [talk, replace(talk, server=workers[1])]


async def test_without_redis_counts_stay_and_are_right_soon_after(
    talks: list[Talk], redis_port: int
) -> None:
    with private_server(redis_port):
        presenters = [await talk.present() for talk in talks]
        for talk in talks:
            await talk.enter()
        await told(2, *presenters)
    await talks[0].enter()
    await told(3, presenters[0])
    with private_server(redis_port):
        await told(3, *presenters)
        await talks[1].enter()
        await told(4, *presenters)
    assert counts_of(presenters[0]) == sorted(counts_of(presenters[0]))


async def test_reactions_that_nobody_was_told_of_are_read_from_the_database(
    talks: list[Talk],
) -> None:
    members = [await talk.enter() for talk in talks]
    for member in members:
        await member.call("send_reaction", {"emoji": "👍", "count": 5})
    for member in members:
        await member.saw("reaction_update", lambda tick: tick["totals"] == {"👍": 10})
