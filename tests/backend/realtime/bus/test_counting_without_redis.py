"""Redis may go and come: what is counted stays as it was known, and is right soon after."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from fixtures import postgres
from fixtures.counts import counts_of, told
from fixtures.hall import Hall, open_hall
from fixtures.ports import HOST, free_port
from fixtures.redis_server import private_server
from fixtures.server import Server, serving
from fixtures.sockets import Sockets


@pytest.fixture
def redis_port() -> int:
    """Where our own Redis is to be found, while it runs."""
    return free_port()


@pytest.fixture
def workers(redis_port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Two workers that wait for their Redis."""
    with ExitStack() as stack:
        settings = {
            "DATABASE_URL": stack.enter_context(postgres.database()),
            "REDIS_URL": f"redis://{HOST}:{redis_port}/0",
        }
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def halls(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Hall]]:
    """One session as both workers have it."""
    async with open_hall(workers[0], sockets) as hall:
        yield [hall, replace(hall, server=workers[1])]


async def test_without_redis_counts_stay_and_are_right_soon_after(
    halls: list[Hall], redis_port: int
) -> None:
    with private_server(redis_port):
        presenters = [await hall.present() for hall in halls]
        for hall in halls:
            await hall.enter()
        await told(2, *presenters)
    await halls[0].enter()
    await told(3, presenters[0])
    with private_server(redis_port):
        await told(3, *presenters)
        await halls[1].enter()
        await told(4, *presenters)
    assert counts_of(presenters[0]) == sorted(counts_of(presenters[0]))


async def test_reactions_that_nobody_was_told_of_are_read_from_the_database(
    halls: list[Hall],
) -> None:
    members = [await hall.enter() for hall in halls]
    for member in members:
        await member.call("send_reaction", {"emoji": "👍", "count": 5})
    for member in members:
        await member.saw("reaction_update", lambda tick: tick["totals"] == {"👍": 10})
