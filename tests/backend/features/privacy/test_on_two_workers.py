"""What is gone is gone on every worker, whichever of them was asked."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from fixtures import new_database
from fixtures.server import Server, serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk


@pytest.fixture
def workers(
    redis_url: str, redis_prefix: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    """Two workers on one database and one Redis."""
    with new_database.postgresql() as url, ExitStack() as stack:
        shared = {"DATABASE_URL": url, "REDIS_URL": redis_url, "REDIS_PREFIX": redis_prefix}
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **shared)) for folder in folders]


@pytest.fixture
async def talks(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Talk]]:
    """One session as both workers have it."""
    async with open_talk(workers[0], sockets) as talk:
        yield [talk, replace(talk, server=workers[1])]


async def test_tabs_and_screens_on_both_are_told(talks: list[Talk]) -> None:
    participant = await talks[0].add_participant("하늘 다람쥐")
    tabs = [await talk.enter(participant) for talk in talks]
    others = [await talk.enter() for talk in talks]
    await tabs[1].call("send_message", {"message": "후회할 말"})
    bearer = {"authorization": f"Bearer {participant.token}"}
    await talks[0].http.delete(f"/api/sessions/{talks[0].id}/me", headers=bearer)
    for tab in tabs:
        await tab.hung_up()
        assert [told["code"] for told in tab.all("removed")] == ["seat_given_up"]
    for other in others:
        assert (await other.saw("participant_erased"))["id"] == participant.id
        assert len(other.all("message_deleted")) == 1
    await talks[0].rest("DELETE")
    for other in others:
        await other.hung_up()
        assert [told["code"] for told in other.all("removed")] == ["session_deleted"]
