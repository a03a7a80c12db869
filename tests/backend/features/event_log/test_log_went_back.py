"""A database that was set back under a server that runs: nobody stays in what is no longer true."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import PATIENCE

BACK = (
    "DELETE FROM messages WHERE seq > 4",
    "DELETE FROM events WHERE seq > 4",
    "UPDATE live_sessions SET last_seq = 4",
    "UPDATE database_epoch SET value = 'another life'",
)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server whose database is nobody else's."""
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        yield server


def set_back(folder: Path) -> None:
    """The log ends at 4, as in a copy that was made then."""
    with closing(sqlite3.connect(folder / "test.db", timeout=PATIENCE)) as db, db:
        for statement in BACK:
            db.execute(statement)


async def send_message(talk: Talk, count: int, what: str) -> None:
    speaker = await talk.enter()
    for number in range(count):
        assert (await speaker.call("send_message", {"message": f"{what} {number}"}))["ok"]


async def test_everybody_is_sent_back_in_and_sees_what_is_there_now(
    own_server: Server, sockets: Sockets, tmp_path: Path
) -> None:
    async with open_talk(own_server, sockets) as talk:
        participant = await talk.add_participant()
        member = await talk.enter(participant)
        before = await member.saw("joined_session")
        await send_message(talk, 8, "before")
        await member.until(lambda: len(member.all("new_message")) == 8)
        head = len(await talk.log())
        set_back(tmp_path)
        await member.hung_up()

        again = await talk.join(await talk.connect(participant.token), since=head)
        welcome = await again.saw("joined_session")
        assert (welcome["seq"], welcome["head"], welcome["events"]) == (4, 4, [])
        assert (before["epoch"], welcome["epoch"]) == (before["epoch"], "another life")
        assert before["epoch"] not in ("", "another life")
        await send_message(talk, 2, "after")
        await again.until(lambda: [one["seq"] for one in again.all("new_message")] == [5, 6])
    lines = [json.loads(line) for line in own_server.log.read_text().splitlines()]
    (told,) = [line for line in lines if line["event"] == "log_went_back"]
    assert (told["known"], told["head"]) == (head, 4)


async def test_a_log_that_only_goes_on_sends_nobody_back(talk: Talk) -> None:
    member = await talk.enter()
    with talk.server.logged() as lines:
        await send_message(talk, 20, "on and on")
        await member.until(lambda: len(member.all("new_message")) == 20)
    assert not [line for line in lines if "log_went_back" in line]
    assert not member.ended.is_set()
