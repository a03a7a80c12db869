"""Webhooks of running servers: what people say is told once, by one worker, and erased with it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from aiohttp import web

from fixtures import new_database
from fixtures.ports import HOST, free_port
from fixtures.receiver import Received, Receiver, receiving
from fixtures.server import Server, serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import ELSEWHERE, until

EVENTS = ["message.sent", "question.asked", "question.answered", "activity.closed"]
QUESTIONS = {"questions": {"anonymous": "choice", "moderated": False, "per_person": 10}}


@pytest.fixture(scope="module")
def port() -> int:
    """Where the receiver listens, while it does."""
    return free_port()


@pytest.fixture(scope="module")
def workers(
    port: int, redis_url: str, redis_prefix: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    """Two workers that may send to the receiver."""
    with ExitStack() as stack:
        settings = {
            "DATABASE_URL": stack.enter_context(new_database.postgresql()),
            "REDIS_URL": redis_url,
            "REDIS_PREFIX": redis_prefix,
            "WEBHOOK_HOSTS": f"http://{HOST}:{port}",
        }
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def receiver(port: int) -> AsyncIterator[Receiver]:
    async with receiving(port) as receiver:
        yield receiver


@pytest.fixture
async def hooked(workers: list[Server], sockets: Sockets) -> AsyncIterator[Talk]:
    """A session that runs, of somebody who will have a webhook."""
    async with open_talk(workers[0], sockets) as talk:
        await talk.rest("PATCH", "/features", {"questions": True})
        await talk.rest("PATCH", "", {"settings": QUESTIONS})
        yield talk


async def hook(talk: Talk, receiver: Receiver) -> dict[str, Any]:
    """The presenter's new webhook."""
    wanted = {"url": receiver.place, "events": EVENTS}
    answer = await talk.http.post("/api/webhooks", json=wanted)
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def received(receiver: Receiver, count: int) -> list[Received]:
    """What has come once so much has."""
    await until(lambda: len(receiver.received) >= count, every=ELSEWHERE)
    return receiver.received


async def test_what_happens_is_told_once_and_names_no_anonymous_asker(
    hooked: Talk, receiver: Receiver
) -> None:
    webhook = await hook(hooked, receiver)
    person = await hooked.add_participant()
    guest = await hooked.enter(person)
    sent = [await guest.call("send_message", {"message": f"{n}번째"}) for n in range(20)]
    asked = await guest.call("ask_question", {"text": "누구게요?", "anonymous": True})
    await hooked.rest("PATCH", f"/questions/{asked['id']}", {"state": "answered"})
    told = [one.verified(webhook["secret"]) for one in await received(receiver, 22)]
    messages = [one["data"] for one in told if one["type"] == "message.sent"]
    assert {one["id"] for one in messages} == {ack["id"] for ack in sent}
    questions = [one for one in told if one["type"].startswith("question")]
    assert [one["type"] for one in questions] == ["question.asked", "question.answered"]
    assert person.id not in str(questions)
    assert person.nickname not in str(questions)
    test = (await hooked.http.post(f"/api/webhooks/{webhook['id']}/test")).json()
    await until(lambda: receiver.received[-1].id == test["id"], every=ELSEWHERE)
    ids = [one.id for one in receiver.received]
    assert len(ids) == len(set(ids)) == 23


async def test_what_was_erased_meanwhile_is_not_told_at_the_next_attempt(
    hooked: Talk, receiver: Receiver
) -> None:
    receiver.answer = lambda: web.Response(status=503)
    webhook = await hook(hooked, receiver)
    person = await hooked.add_participant()
    guest = await hooked.enter(person)
    assert (await guest.call("send_message", {"message": "지울 말"}))["ok"]
    [first] = await received(receiver, 1)
    assert first.verified(webhook["secret"])["data"]["message"] == "지울 말"
    headers = {"authorization": f"Bearer {person.token}"}
    path = f"/api/sessions/{hooked.id}/me"
    assert (await hooked.http.delete(path, headers=headers)).status_code == 204
    receiver.answer = lambda: web.Response(status=204)
    again = (await received(receiver, 2))[1]
    assert again.id == first.id
    data = again.verified(webhook["secret"])["data"]
    assert data["message"] == ""
    assert person.nickname not in str(data)
