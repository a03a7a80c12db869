"""Which transports get through, and what becomes of those that do not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fixtures.plain_http import plain_http
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import ConnectError, Sockets
from fixtures.talk import open_talk

NOBODY = {"open": 0, "opened": 0}
NO_FAILURE = {"upgrade_missing": 0, "origin_refused": 0, "refused": 0, "unfinished": 0}
POLLS = {"reason": None, "failed": {"origin_refused": 0, "refused": 0}}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A server to which nobody has connected."""
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        yield server


async def state(server: Server) -> dict[str, Any]:
    async with plain_http(server.url) as http:
        answer = await http.get("/health/realtime")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def test_where_the_upgrade_is_taken_away_it_says_so(fresh: Server, sockets: Sockets) -> None:
    unknown = {"status": "unknown", **NOBODY}
    assert await state(fresh) == {
        "websocket": {**unknown, "reason": None, "failed": NO_FAILURE},
        "polling": {**unknown, **POLLS, "upgraded": 0},
        "problems": [],
    }
    async with plain_http(fresh.url) as http:
        asked = await http.get("/socket.io/?EIO=4&transport=websocket")
    assert asked.status_code == 400
    async with open_talk(fresh, sockets) as talk:
        await talk.enter(transports=["polling"])
        told = await state(fresh)
    failed = {**NO_FAILURE, "upgrade_missing": 1}
    assert told["websocket"] == {
        "status": "blocked", "reason": "upgrade_missing", **NOBODY, "failed": failed
    }  # fmt: skip
    assert told["polling"] == {
        "status": "works", "open": 1, "opened": 1, "upgraded": 0, **POLLS
    }  # fmt: skip


async def test_who_is_refused_and_who_upgrades_are_counted(fresh: Server, sockets: Sockets) -> None:
    async with open_talk(fresh, sockets) as talk:
        with pytest.raises(ConnectError):
            await talk.connect(headers={"Origin": "https://elsewhere.example"})
        assert (await state(fresh))["websocket"]["reason"] == "origin_refused"
        await talk.enter(transports=["polling", "websocket"])
        await talk.enter()
        told = await state(fresh)
    failed = {**NO_FAILURE, "origin_refused": 1}
    assert told["websocket"] == {
        "status": "works", "reason": None, "open": 2, "opened": 2, "failed": failed
    }  # fmt: skip
    assert told["polling"] == {
        "status": "works", "open": 0, "opened": 1, "upgraded": 1, **POLLS
    }  # fmt: skip
