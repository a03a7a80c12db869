"""Programs that push by a token, and how much may be pushed, told and run at once."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from fixtures.feeds import ask, attach, history, run
from fixtures.programs import token_for
from fixtures.server import serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk

POINTS = {"points": [{"topic": "speed", "value": 1}]}
SIGNAL = {"kind": "high", "text": "Above 100"}
LIMITS = {
    "LIMIT_FEED_POINTS": "1/minute burst 3",
    "LIMIT_SIGNALS": "2/minute",
    "FEEDS_RUNNING": "2",
}


@pytest.fixture
async def limited(tmp_path: Path, sockets: Sockets) -> AsyncIterator[Talk]:
    """A session on a server that allows little."""
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), **LIMITS) as server:
        async with open_talk(server, sockets) as talk:
            yield talk


async def pushed(talk: Talk, feed: str, token: str) -> httpx.Response:
    """What a program is answered that pushes one value by its token."""
    return await ask(talk, "POST", f"/{feed}/points", POINTS, token)


async def test_a_program_without_the_scope_pushes_nothing(talk: Talk) -> None:
    guest, feed = await talk.enter(), await run(talk)
    token = (await token_for(talk, "messages:write", "sessions:write"))["token"]
    mark = await talk.mark(guest)
    answer = await pushed(talk, feed, token)
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    await talk.received_nothing(guest, since=mark)
    assert await history(talk, feed) == []


async def test_a_program_pushes_to_its_own_sessions_until_its_token_is_revoked(
    talk: Talk, other_talk: Talk
) -> None:
    guest, feed = await talk.enter(), await run(talk)
    token = (await token_for(talk, "feeds:write"))["token"]
    assert (await pushed(talk, feed, token)).status_code == 204
    assert (await guest.saw("feed_update"))["value"] == 1
    theirs = await run(other_talk)
    assert (await pushed(other_talk, theirs, token)).status_code in {403, 404}
    [listed] = (await talk.http.get("/api/tokens")).json()
    (await talk.http.delete(f"/api/tokens/{listed['id']}")).raise_for_status()
    mark = await talk.mark(guest)
    assert (await pushed(talk, feed, token)).status_code == 401
    await talk.received_nothing(guest, since=mark)


async def test_a_session_gets_so_many_points_and_no_more(limited: Talk) -> None:
    guest, feed = await limited.enter(), await run(limited)
    three = {"points": [{"topic": "speed", "value": value} for value in (1, 2, 3)]}
    assert (await ask(limited, "POST", f"/{feed}/points", three)).status_code == 204
    await guest.saw("feed_update", lambda told: told["value"] == 3)
    mark = await limited.mark(guest)
    answer = await ask(limited, "POST", f"/{feed}/points", POINTS)
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")
    await limited.received_nothing(guest, since=mark)
    assert 1 not in (await history(limited, feed))[1:]


async def test_a_host_sends_so_many_signals_and_no_more(limited: Talk) -> None:
    guest, feed = await limited.enter(), await run(limited)
    for _ in range(2):
        assert (await ask(limited, "POST", f"/{feed}/signals", SIGNAL)).status_code == 201
    await guest.saw("signal")
    answer = await ask(limited, "POST", f"/{feed}/signals", SIGNAL)
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")
    told = [one for one in await limited.log() if one["type"] == "signal"]
    assert len(told) == 2


async def test_a_server_runs_so_many_feeds_and_no_more(limited: Talk) -> None:
    running = [await run(limited) for _ in range(2)]
    one_more = await attach(limited)
    answer = await ask(limited, "POST", f"/{one_more}/start")
    assert (answer.status_code, answer.json()["code"]) == (409, "feed_limit")
    await limited.rest("POST", f"/feeds/{running[0]}/stop")
    assert (await ask(limited, "POST", f"/{one_more}/start")).is_success
