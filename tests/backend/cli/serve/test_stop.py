"""Stopping the server, with clients connected and without a word of warning."""

import signal
import time
from pathlib import Path

import pytest

from fixtures.pace import scaled
from fixtures.server import serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk


async def fill(talk: Talk) -> None:
    """Let members in over both transports, and have one of them speak and react."""
    members = [await talk.enter(transports=[one]) for one in ("websocket", "polling")]
    assert (await members[0].call("send_message", {"message": "stay"}))["ok"]
    assert (await members[1].call("send_reaction", {"emoji": "👍", "count": 7}))["ok"]


@pytest.mark.parametrize(
    ("ending", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)]
)
async def test_it_ends_within_five_seconds_and_keeps_everything(
    tmp_path: Path, sockets: Sockets, ending: signal.Signals, status: int
) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        async with open_talk(server, sockets) as talk:
            await fill(talk)
            before, started = await talk.log(), time.monotonic()
            server.process.send_signal(ending)
            assert await server.ended() == status
            assert time.monotonic() - started < scaled(5)
            assert "Traceback" not in server.log.read_text()
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        async with open_talk(server, sockets, again=talk) as talk:
            assert await talk.log() == before
            welcome = await (await talk.present()).saw("joined_session")
    assert [one["message"] for one in welcome["messages"]] == ["stay"]
    assert welcome["reactions"] == {"totals": {"👍": 7}}


async def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path, sockets: Sockets) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        async with open_talk(server, sockets) as talk:
            await fill(talk)
            participant = await talk.add_participant()
            before = await talk.log()
            server.process.kill()
            await server.ended()
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        async with open_talk(server, sockets, again=talk) as talk:
            member = await talk.enter(participant)
            assert (await member.call("sync", {"since": 0}))["events"] == before
