"""Two workers on one database: members of both hear the same, whatever the bus loses."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from fixtures import postgres
from fixtures.hall import Hall, open_hall
from fixtures.server import Server, serving
from fixtures.sockets import Sockets

Halls = list[Hall]


@pytest.fixture(scope="module", params=["over Redis", "without a bus"])
def workers(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    """Two workers; without a bus between them every fact is a lost one."""
    with ExitStack() as stack:
        settings = {"DATABASE_URL": stack.enter_context(postgres.database())}
        if request.param == "over Redis":
            settings["REDIS_URL"] = request.getfixturevalue("redis_url")
            settings["REDIS_PREFIX"] = request.getfixturevalue("redis_prefix")
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def halls(workers: list[Server], sockets: Sockets) -> AsyncIterator[Halls]:
    """One session as both workers have it."""
    async with open_hall(workers[0], sockets) as hall:
        yield [hall, replace(hall, server=workers[1])]


def facts(heard: list[tuple[str, Any]]) -> list[Any]:
    """What has a position."""
    return [told for name, told in heard if name in ("new_message", "session_updated")]


async def test_a_message_reaches_the_members_of_both_workers(halls: Halls) -> None:
    members = [await hall.enter() for hall in halls]
    for speaker in members:
        ack = await speaker.call("send_message", {"message": "hello"})
        for member in members:
            told = await member.saw("new_message", lambda told, ack=ack: told["id"] == ack["id"])
            assert told["seq"] == ack["seq"]


async def test_a_change_by_rest_reaches_the_members_of_both_workers(halls: Halls) -> None:
    members = [await hall.enter() for hall in halls]
    await halls[0].rest("POST", "/end")
    told = [await member.saw("session_updated") for member in members]
    assert told[0] == told[1]
    assert told[0]["status"] == "ended"


async def test_members_of_both_workers_hear_one_order(halls: Halls) -> None:
    members = [await hall.enter() for hall in halls for _ in range(2)]
    acks = await asyncio.gather(
        *[one.call("send_message", {"message": f"{n}"}) for n in range(10) for one in members]
    )
    await halls[0].fence(*members)
    heard = [facts(member.heard) for member in members]
    assert heard == [heard[0]] * 4
    assert [told["seq"] for told in heard[0][:-1]] == sorted(ack["seq"] for ack in acks)
    assert heard[0] == [fact["data"] for fact in (await halls[0].log())[-len(heard[0]) :]]


async def test_one_client_id_is_one_message_on_both_workers(halls: Halls) -> None:
    seat = await halls[0].seat()
    tabs = [await hall.enter(seat) for hall in halls]
    message = {"message": "once", "client_id": "same"}
    acks = await asyncio.gather(*[tabs[n % 2].call("send_message", message) for n in range(10)])
    assert acks == [acks[0]] * 10
    await halls[0].fence(*tabs)
    assert [len(tab.all("new_message")) for tab in tabs] == [1, 1]


async def test_who_is_removed_is_cut_on_both_workers(halls: Halls) -> None:
    seat = await halls[0].seat()
    tabs = [await hall.enter(seat) for hall in halls]
    await halls[0].rest("PUT", f"/participants/{seat.id}/removal")
    for tab in tabs:
        await tab.saw("removed")
        await tab.hung_up()


async def test_who_is_muted_is_silent_on_both_workers_at_once(halls: Halls) -> None:
    seat = await halls[0].seat()
    tabs = [await hall.enter(seat) for hall in halls]
    await halls[0].rest("PUT", f"/participants/{seat.id}/mute", {})
    acks = [await tab.call("send_message", {"message": "hello"}) for tab in tabs]
    assert [ack["code"] for ack in acks] == ["muted_by_presenter"] * 2
