"""Hosts receive the moods of all workers, each participant once; a dead worker's are forgotten."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures import new_database
from fixtures.server import Server, serving
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Talk, open_talk

Talks = list[Talk]


@pytest.fixture(scope="module")
def settings(redis_url: str, redis_prefix: str) -> Iterator[dict[str, str]]:
    """What the workers share."""
    with new_database.postgresql() as url:
        yield {"DATABASE_URL": url, "REDIS_URL": redis_url, "REDIS_PREFIX": redis_prefix}


@pytest.fixture(scope="module")
def workers(
    settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    with ExitStack() as stack:
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def talks(workers: list[Server], sockets: Sockets) -> AsyncIterator[Talks]:
    """One session with the pulse on, as both workers have it."""
    async with open_talk(workers[0], sockets) as talk:
        await talk.rest("PATCH", "/features", {"pulse": True})
        yield [talk, replace(talk, server=workers[1])]


async def told(host: Socket, **counts: int) -> None:
    """Wait until these counts are the last that a host has received."""
    every = {"faster": 0, "slower": 0, "lost": 0, "fine": 0, **counts}
    await host.until(lambda: [one["counts"] for one in host.all("pulse_update")][-1:] == [every])


async def test_hosts_on_both_workers_receive_the_moods_of_both(talks: Talks) -> None:
    hosts = [await talk.present() for talk in talks]
    for talk in talks:
        assert (await (await talk.enter()).call("pulse", {"mood": "lost"}))["ok"]
    for host in hosts:
        await told(host, lost=2)


async def test_a_participant_on_both_workers_counts_once_by_the_last_mood(talks: Talks) -> None:
    hosts, guest = [await talk.present() for talk in talks], await talks[0].add_participant()
    here, there = [await talk.enter(guest) for talk in talks]
    for tab, mood in ((here, "lost"), (there, "fine"), (here, "slower")):
        await tab.call("pulse", {"mood": mood})
        for host in hosts:
            await told(host, **{mood: 1})


async def test_a_host_who_comes_to_a_worker_without_the_room_receives_the_others_moods(
    talks: Talks,
) -> None:
    here, there = talks
    first = await here.present()
    await (await here.enter()).call("pulse", {"mood": "faster"})
    await told(first, faster=1)
    await told(await there.present(), faster=1)


async def test_the_moods_of_a_killed_worker_are_forgotten(
    talks: Talks, settings: dict[str, str], tmp_path: Path
) -> None:
    host = await talks[0].present()
    with serving(tmp_path, **settings) as doomed:
        there = replace(talks[0], server=doomed)
        for talk in (talks[0], there, there):
            await (await talk.enter()).call("pulse", {"mood": "slower"})
        await told(host, slower=3)
        doomed.process.kill()
    await told(host, slower=1)
