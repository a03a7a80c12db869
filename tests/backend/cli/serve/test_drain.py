"""A restart: members are told, what has begun is finished, nothing new begins, nothing is lost."""

import asyncio
import json
import signal
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.pace import scaled
from fixtures.poller import polling
from fixtures.raw import CLOSE, Raw, opened
from fixtures.server import serving, sqlite_in
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Participant, Talk, open_talk

SERVICE_RESTART = 1012
MANY = 40


@dataclass
class OwnServer:
    """A server of its own, with a session that runs; it can be stopped, and hindered."""

    folder: Path
    talk: Talk
    stack: AsyncExitStack

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        self.talk.server.process.send_signal(how)

    async def gone(self) -> None:
        await self.talk.server.ended()

    async def ended(self) -> None:
        await self.gone()
        assert "Traceback" not in self.talk.server.log.read_text()

    async def raw(self, participant: Participant) -> Raw:
        """A member made of bytes: what it says is on its way before anything that comes later."""
        auth = {"token": participant.token, "locale": "en"}
        raw = await self.stack.enter_async_context(opened(self.talk.server.port, auth=auth))
        raw.send_text(f'421["join_session",{{"session_id":"{self.talk.id}"}}]')
        await raw.text("431")
        return raw

    @contextmanager
    def locked(self) -> Iterator[sqlite3.Connection]:
        """The database: nobody else can write before the end, or a `ROLLBACK`."""
        with closing(sqlite3.connect(self.folder / "test.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield other

    @asynccontextmanager
    async def restarted(self) -> AsyncIterator[Talk]:
        """The same session on the next server."""
        with serving(self.folder, DATABASE_URL=sqlite_in(self.folder)) as server:
            async with open_talk(server, self.talk.sockets, again=self.talk) as talk:
                yield talk


@pytest.fixture
async def own(tmp_path: Path, sockets: Sockets) -> AsyncIterator[OwnServer]:
    async with AsyncExitStack() as stack:
        server = stack.enter_context(serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)))
        talk = await stack.enter_async_context(open_talk(server, sockets))
        yield OwnServer(tmp_path, talk, stack)


def said(number: int) -> dict[str, str]:
    return {"message": f"{number}", "client_id": f"id {number}"}


async def begin(speaker: Raw, witness: Socket) -> None:
    """Say something, and know that the server has begun with it: it has read what came later."""
    speaker.send_text(f"422{json.dumps(['send_message', said(2)])}")
    assert (await witness.call("sync", {"since": 0}))["ok"]


async def until_closed(raw: Raw) -> tuple[list[str], int]:
    """Every text until the end, and the close code."""
    texts = []
    while True:
        opcode, payload = await raw.frame()
        if opcode == CLOSE:
            return texts, int.from_bytes(payload[:2], "big")
        texts.append(payload.decode())


async def readiness(talk: Talk) -> tuple[int, str]:
    answer = await talk.http.get("/health/ready")
    return answer.status_code, answer.json()["status"]


async def stored(talk: Talk) -> dict[str, str]:
    """The id of each stored message by its client's."""
    messages = [fact["data"] for fact in await talk.log() if fact["type"] == "new_message"]
    by_client_id = {message["client_id"]: message["id"] for message in messages}
    assert len(by_client_id) == len(messages)
    return by_client_id


async def test_what_comes_while_it_drains_is_refused_by_name(own: OwnServer) -> None:
    talk = own.talk
    speaker, other = await own.raw(await talk.add_participant()), await talk.enter()
    assert await readiness(talk) == (200, "ok")
    with own.locked() as lock:
        await begin(speaker, other)
        own.stop()
        await other.saw("draining")
        assert await readiness(talk) == (503, "draining")
        assert (await talk.http.get("/health")).status_code == 200
        for socket, command, payload in (
            (other, "send_message", said(3)),
            (await talk.connect(), "join_session", {"session_id": talk.id}),
        ):
            refused = await socket.call(command, payload)
            assert (refused["code"], refused["retry_after"]) == ("restarting", 1)
            assert refused["detail"] == "The server is restarting."
            await socket.saw("draining")
        lock.execute("ROLLBACK")
        ack = json.loads((await speaker.text("432"))[3:])[0]
    await own.ended()
    async with own.restarted() as again:
        assert await stored(again) == {"id 2": ack["id"]}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_everybody_is_told_when_to_come_back(own: OwnServer, how: signal.Signals) -> None:
    member = await own.raw(await own.talk.add_participant())
    lone = await own.stack.enter_async_context(opened(own.talk.server.port))
    own.stop(how)
    for raw in (member, lone):
        texts, code = await until_closed(raw)
        assert '42["draining",{"spread_ms":500}]' in texts
        assert code == SERVICE_RESTART
    await own.ended()


async def test_what_is_acknowledged_is_stored_and_the_rest_can_be_sent_again(
    own: OwnServer,
) -> None:
    participant = await own.talk.add_participant()
    speaker = await own.raw(participant)
    for number in range(MANY):
        speaker.send_text(f"42{100 + number}{json.dumps(['send_message', said(number)])}")
    own.stop()
    texts, _code = await until_closed(speaker)
    answers = [json.loads(text[5:])[0] for text in texts if text.startswith("43")]
    acked = {answer["id"] for answer in answers if answer["ok"]}
    assert {answer["code"] for answer in answers if not answer["ok"]} <= {"restarting"}
    await own.ended()
    async with own.restarted() as talk:
        before = await stored(talk)
        assert acked <= set(before.values())
        member = await talk.enter(participant)
        acks = [await member.call("send_message", said(number)) for number in range(MANY)]
        after = await stored(talk)
    assert list(after.values()) == [ack["id"] for ack in acks]
    assert before.items() <= after.items()


async def test_a_command_that_hangs_holds_nobody_up(own: OwnServer) -> None:
    participant = await own.talk.add_participant()
    speaker, witness = await own.raw(participant), await own.talk.enter()
    with own.locked():
        await begin(speaker, witness)
        started = time.monotonic()
        own.stop()
        texts, code = await until_closed(speaker)
        await own.ended()
        assert time.monotonic() - started < scaled(5)
    assert code == SERVICE_RESTART
    assert not [text for text in texts if text.startswith("432")]
    async with own.restarted() as talk:
        ack = await (await talk.enter(participant)).call("send_message", said(2))
        assert await stored(talk) == {"id 2": ack["id"]}


async def test_not_even_a_thread_that_waits_holds_a_ctrl_c_up(own: OwnServer) -> None:
    speaker, witness = await own.raw(await own.talk.add_participant()), await own.talk.enter()
    with own.locked():
        await begin(speaker, witness)
        started = time.monotonic()
        own.stop(signal.SIGINT)
        await own.ended()
        assert time.monotonic() - started < scaled(5)


async def test_who_polls_is_told_in_the_open_poll_and_between_two(own: OwnServer) -> None:
    server = own.talk.server
    async with polling(server) as waiting, polling(server) as away:
        poll = asyncio.create_task(waiting.get())
        witness = await own.talk.enter()
        own.stop()
        await witness.saw("draining")
        assert "draining" in await poll
        assert "draining" in await away.get()
    await own.ended()


async def test_a_second_ctrl_c_ends_it_at_once(own: OwnServer) -> None:
    witness = await own.talk.enter()
    async with polling(own.talk.server) as away:
        assert away.sid
        own.stop(signal.SIGINT)
        await witness.saw("draining")  # and waits for `away` to ask
        started = time.monotonic()
        own.stop(signal.SIGINT)
        await own.gone()
        assert time.monotonic() - started < scaled(1)
