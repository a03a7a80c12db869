"""Rehearsals of real servers: no webhook is told of them, and they outlive their worker."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from features.rehearsals.rehearsing import rehearse
from fixtures import new_database
from fixtures.receiver import receiving
from fixtures.server import serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import ELSEWHERE, until

PEOPLE = 4


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Where two workers have what is theirs."""
    return [tmp_path_factory.mktemp("worker") for _ in range(2)]


@pytest.fixture
def database_url() -> Iterator[str]:
    with new_database.postgresql() as url:
        yield url


async def draft_of(talk: Talk) -> Talk:
    """Another session of the same presenter, which has not started."""
    made = await talk.http.post("/api/sessions", json={"title": "Draft"})
    draft = replace(talk, session=made.json())
    await draft.rest("PATCH", "/features", {"chat": True})
    return draft


async def test_webhooks_tell_of_the_real_session_alone(tmp_path: Path, sockets: Sockets) -> None:
    async with receiving() as receiver:
        with serving(tmp_path, WEBHOOK_HOSTS=receiver.place) as server:
            async with open_talk(server, sockets) as talk:
                wanted = {"url": receiver.place, "events": ["message.sent", "session.ended"]}
                hook = (await talk.http.post("/api/webhooks", json=wanted)).json()
                draft = await draft_of(talk)
                presenter = await (await rehearse(draft, PEOPLE)).present()
                await presenter.saw("new_message")
                await draft.rest("DELETE", "/rehearsal")
                guest = await talk.enter()
                sent = await guest.call("send_message", {"message": "말"})
                await until(lambda: receiver.received, every=ELSEWHERE)
                [told] = [one.verified(hook["secret"]) for one in receiver.received]
                assert (told["type"], told["data"]["id"]) == ("message.sent", sent["id"])


async def test_another_worker_goes_on_when_one_was_killed(
    folders: list[Path], database_url: str, sockets: Sockets
) -> None:
    start = partial(serving, DATABASE_URL=database_url)
    with start(folders[0]) as doomed, ExitStack() as stack:
        async with open_talk(doomed, sockets) as talk:
            draft = await draft_of(talk)
            copy = await rehearse(draft, PEOPLE)
            await (await copy.present()).saw("new_message")
        server = stack.enter_context(start(folders[1]))
        doomed.process.kill()
        async with open_talk(server, sockets, again=copy) as copy:
            presenter = await copy.present()
            await presenter.saw("new_message")
            assert (await copy.rest("GET"))["participant_total"] == PEOPLE
            await copy.rest("DELETE", "/rehearsal")
            await presenter.saw("session_updated", lambda told: told["status"] == "ended")
