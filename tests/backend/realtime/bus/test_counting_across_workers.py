"""What is counted in memory is right on two workers, and after one of them is gone."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from fixtures import new_database
from fixtures.counts import counts_of, last_count, told
from fixtures.server import Server, serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk

A_DEAD_WORKERS_PARTICIPANTS = 15 + 5  # seconds for which they count, and until a busy machine tells


@pytest.fixture(scope="module")
def settings(redis_url: str, redis_prefix: str) -> Iterator[dict[str, str]]:
    """What the workers share."""
    with new_database.postgresql() as database_url:
        yield {
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "REDIS_PREFIX": redis_prefix,
        }


@pytest.fixture(scope="module")
def workers(
    settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    with ExitStack() as stack:
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def talks(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Talk]]:
    """One session as both workers have it."""
    async with open_talk(workers[0], sockets) as talk:
        yield [talk, replace(talk, server=workers[1])]


async def test_tabs_on_two_workers_are_one_participant_and_joins_on_both_count(
    talks: list[Talk],
) -> None:
    presenters = [await talk.present() for talk in talks]
    participant = await talks[0].add_participant()
    for talk in talks:
        await talk.enter(participant)
    await told(1, *presenters)
    for talk in talks:
        await talk.enter()
    await told(3, *presenters)
    assert counts_of(presenters[0]) == sorted(counts_of(presenters[0]))


async def test_a_socket_that_moves_is_one(talks: list[Talk]) -> None:
    presenters = [await talk.present() for talk in talks]
    participants = [await talks[0].add_participant() for _ in range(5)]
    before = [await talks[0].enter(participant) for participant in participants]
    await told(5, *presenters)
    mark = len(presenters[1].received)
    for tab, participant in zip(before, participants, strict=True):
        await tab.close()
        await talks[1].enter(participant)
    await presenters[1].saw("participant_count", after=mark)
    assert max(count for presenter in presenters for count in counts_of(presenter)) == 5


async def test_a_worker_without_the_room_shows_its_count(
    talks: list[Talk], workers: list[Server]
) -> None:
    presenter = await talks[0].present()
    guests = [await talks[0].enter() for _ in range(2)]
    await told(2, presenter, *guests)
    talks[0].http.base_url = workers[1].url
    assert (await talks[0].rest("GET"))["participant_count"] == 2
    listed = (await talks[0].http.get("/api/sessions")).json()
    assert [it["participant_count"] for it in listed] == [2]


async def test_leaving_on_one_worker_ends_the_tabs_on_the_other(talks: list[Talk]) -> None:
    presenters = [await talk.present() for talk in talks]
    participant = await talks[0].add_participant()
    tabs = [await talk.enter(participant) for talk in talks]
    await told(1, *presenters)
    assert (await tabs[0].call("leave_session", {}))["ok"]
    await tabs[1].hung_up()
    await told(0, *presenters)
    for presenter in presenters:
        assert set(counts_of(presenter)) == {0, 1}


async def test_the_participants_of_a_killed_worker_vanish(
    talks: list[Talk], settings: dict[str, str], tmp_path: Path
) -> None:
    presenter = await talks[0].present()
    with serving(tmp_path, **settings) as doomed:
        there = replace(talks[0], server=doomed)
        stays, *_ = [await talk.enter() for talk in (talks[0], there, there)]
        await told(3, presenter)
        doomed.process.kill()
    await stays.until(lambda: last_count(stays) == 1, A_DEAD_WORKERS_PARTICIPANTS)


async def test_reactions_on_one_worker_are_told_on_the_other(talks: list[Talk]) -> None:
    members = [await talk.enter() for talk in talks]
    presenters = [await talk.present() for talk in talks]
    await asyncio.gather(
        *[
            member.call("send_reaction", {"emoji": emoji, "count": 5})
            for _ in range(20)
            for member, emoji in zip(members, ("👍", "👏"), strict=True)
        ]
    )
    totals = {"👍": 100, "👏": 100}
    for presenter in presenters:
        await presenter.saw("reaction_update", lambda tick: tick["totals"] == totals)
        counts = [tick["counts"] for tick in presenter.all("reaction_update")]
        assert {e: sum(it.get(e, 0) for it in counts) for e in totals} == totals
    newcomer = await (await talks[1].enter()).saw("joined_session")
    assert newcomer["reactions"] == {"totals": totals}
