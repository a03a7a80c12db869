"""The worker that sends webhooks is killed in the middle: another one sends all that is left."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

import pytest

from fixtures import new_database
from fixtures.receiver import Receiver, receiving
from fixtures.server import serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import ELSEWHERE, until

MESSAGES = 12  # more than are sent at once


@pytest.fixture
def database_url() -> Iterator[str]:
    """The database of both workers."""
    with new_database.postgresql() as url:
        yield url


async def send_message(talk: Talk) -> set[str]:
    """The ids of messages that somebody sends."""
    guest = await talk.enter()
    acks = [await guest.call("send_message", {"message": f"{n}번째"}) for n in range(MESSAGES)]
    return {ack["id"] for ack in acks}


def told(receiver: Receiver, secret: str, since: int) -> dict[str, str]:
    """The `webhook-id` of each message that has come since."""
    came = receiver.received[since:]
    return {one.verified(secret)["data"]["id"]: one.id for one in came}


async def test_every_message_comes_under_the_id_it_had(
    database_url: str, tmp_path_factory: pytest.TempPathFactory, sockets: Sockets
) -> None:
    folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
    async with receiving() as receiver:
        receiver.gate.clear()
        start = partial(serving, DATABASE_URL=database_url, WEBHOOK_HOSTS=receiver.place)
        with start(folders[0]) as doomed, ExitStack() as stack:
            async with open_talk(doomed, sockets) as talk:
                wanted = {"url": receiver.place, "events": ["message.sent"]}
                secret = (await talk.http.post("/api/webhooks", json=wanted)).json()["secret"]
                messages = await send_message(talk)
                await until(lambda: receiver.received, every=ELSEWHERE)
            stack.enter_context(start(folders[1]))
            doomed.process.kill()
            unanswered = [one.id for one in receiver.received]
            receiver.gate.set()
            of_other = partial(told, receiver, secret, len(unanswered))
            await until(lambda: of_other().keys() == messages, every=ELSEWHERE)
        ids = set(of_other().values())
        assert len(ids) == MESSAGES
        assert {*unanswered} <= ids
