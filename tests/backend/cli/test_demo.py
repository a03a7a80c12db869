"""The demo sessions, as `make demo` makes them."""

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from anyio import to_thread

from app.cli import demo
from app.cli.demo import show
from app.cli.demo.activities import ANSWERING
from app.cli.demo.people import Pace
from app.storage.database import get_engine
from fixtures.actors import Connect, sign_in
from fixtures.database import forget_database
from fixtures.live_sessions import create
from fixtures.plain_http import plain_http
from fixtures.ports import free_port
from fixtures.server import Server, serving, sqlite_in
from fixtures.settings import Configure
from fixtures.waiting import ELSEWHERE, until

CODES = ["LOAD01", "TEST01", "TEST02", "TEST03", "TEST123"]
HELD, SAID, PEOPLE = 3, 12, 30
FEATURES = {"chat": True, "reactions": True}
QUICK = Pace(between=(0.2, 1.0), away=(0.2, 0.5))


async def make_demo(arguments: Namespace | None = None) -> None:
    """Run the command as a process of its own would: with an event loop and an engine."""
    await get_engine().dispose()
    forget_database()
    await to_thread.run_sync(demo.run, arguments)
    forget_database()


@pytest.fixture
async def demonstrator(database: str, anyone: httpx.AsyncClient, connect: Connect):
    """Whom the demo sessions belong to."""
    yield await connect(await sign_in(anyone, "demo@example.com"))
    await get_engine().dispose()


async def test_it_is_refused_in_production(demonstrator: httpx.AsyncClient, configure: Configure):
    configure(environment="production")
    with pytest.raises(SystemExit, match="production refuses"):
        await make_demo()
    configure(environment="test")
    assert (await demonstrator.get("/api/sessions")).json() == []


async def test_it_makes_five_running_sessions_with_chat_on(
    demonstrator: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
):
    await make_demo()
    sessions = (await demonstrator.get("/api/sessions")).json()
    assert sorted(session["session_code"] for session in sessions) == CODES
    assert {session["status"] for session in sessions} == {"active"}
    assert all(session["features"].items() >= FEATURES.items() for session in sessions)
    printed = capsys.readouterr().out
    opened = [line for line in printed.splitlines() if line.endswith(": is open")]
    assert sorted(opened) == [f"{code}: is open" for code in CODES]


async def test_twice_is_fine_and_brings_back_what_has_changed(demonstrator: httpx.AsyncClient):
    await make_demo()
    _loaded, ended, paused, *_ = (await demonstrator.get("/api/sessions")).json()
    await demonstrator.post(f"/api/sessions/{ended['id']}/end")
    await demonstrator.post(f"/api/sessions/{paused['id']}/pause")
    await make_demo()
    sessions = (await demonstrator.get("/api/sessions")).json()
    running = [session for session in sessions if session["status"] == "active"]
    assert sorted(session["session_code"] for session in running) == CODES
    assert len(sessions) == len(CODES) + 1


async def test_the_session_of_load_context_has_its_id_however_often_it_ends(
    demonstrator: httpx.AsyncClient,
):
    for _ in range(2):
        await make_demo()
        session = (await demonstrator.get("/api/sessions/load-test-session")).json()
        assert (session["session_code"], session["status"]) == ("LOAD01", "active")
        await demonstrator.post("/api/sessions/load-test-session/end")


async def test_somebody_elses_code_is_left_to_them(
    demonstrator: httpx.AsyncClient,
    presenter: httpx.AsyncClient,
    capsys: pytest.CaptureFixture[str],
):
    theirs = await create(presenter, session_code=CODES[0])
    await make_demo()
    assert (await presenter.get(f"/api/sessions/{theirs['id']}")).json() == theirs
    assert f"{CODES[0]}: is somebody else's" in capsys.readouterr().out


@asynccontextmanager
async def owner(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """The demo's presenter at a running server."""
    async with plain_http(server.url) as http:
        login = await http.post("/auth/test-login", json={"email": "demo@example.com"})
        http.headers["authorization"] = f"Bearer {login.json()['access_token']}"
        yield http


async def rooms(http: httpx.AsyncClient) -> dict[str, dict]:
    """The two rooms with people, by code."""
    mine = (await http.get("/api/sessions")).json()
    return {one["session_code"]: one for one in mine if one["session_code"].startswith("DEMO")}


async def messages(http: httpx.AsyncClient, session: dict) -> list[str]:
    """What was said in the room, by the log."""
    log = (await http.get(f"/api/sessions/{session['id']}/events?since=0&limit=200")).json()
    return [one["data"]["message"] for one in log["events"] if one["type"] == "new_message"]


def all_have(people: int, said: int, http: httpx.AsyncClient) -> Callable[[], Awaitable[bool]]:
    """Whether both rooms have so many people, and in each more was said than that."""

    async def seen() -> bool:
        found = list((await rooms(http)).values())
        counts = [one["participant_count"] for one in found]
        told = [len(await messages(http, one)) for one in found]
        return counts == [people, people] and min(told) > said

    return seen


async def has_a_number_that_moves(http: httpx.AsyncClient, feeds: str) -> None:
    """Wait until a room's feed has more values than it began with."""
    [feed] = (await http.get(feeds)).json()
    assert (feed["kind"], feed["running"], len(feed["rules"])) == ("push", True, 1)

    async def moved() -> bool:
        points = (await http.get(f"{feeds}/{feed['id']}/history")).json()["points"]
        return len(points) > 180

    await until(moved, every=ELSEWHERE)


async def test_two_rooms_are_full_of_people_who_go_on(
    server: Server, capsys: pytest.CaptureFixture[str]
):
    running = asyncio.create_task(show.run("127.0.0.1", server.port, pace=QUICK))
    async with owner(server) as http:
        await until(all_have(PEOPLE, SAID, http), every=ELSEWHERE)
        for session in (await rooms(http)).values():
            assert (session["status"], session["settings"]["chat_mode"]) == ("active", "open")
            held = (await http.get(f"/api/sessions/{session['id']}/held")).json()
            assert len(held) == HELD
            asked = (await http.get(f"/api/sessions/{session['id']}/questions")).json()
            assert [one["votes"] for one in asked] == [9, 7, 5, 4, 2]
            assert [one["state"] for one in asked].count("answered") == 1
            done = (await http.get(f"/api/sessions/{session['id']}/activities")).json()
            kinds = {"choice", "scale", "ranking", "open", "cloud", "quiz"}
            assert {one["kind"] for one in done} == kinds
            assert {one["answered"] for one in done} == {ANSWERING}
            await has_a_number_that_moves(http, f"/api/sessions/{session['id']}/feeds")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await until(all_have(0, SAID, http), every=ELSEWHERE)
        printed = capsys.readouterr().out
        for code, session in (await rooms(http)).items():
            assert f"{server.url}/sessions/{session['id']}" in printed
            assert f"/join/{code}" in printed


async def test_twice_at_once_nothing_is_said_again_and_nobody_shares_a_name(server: Server):
    await show.run("127.0.0.1", server.port, lasts=0.1, pace=QUICK)
    shows = [show.run("127.0.0.1", server.port, lasts=3, pace=QUICK) for _ in range(2)]
    await asyncio.gather(*shows)
    async with owner(server) as http:
        for session in (await rooms(http)).values():
            held = (await http.get(f"/api/sessions/{session['id']}/held")).json()
            assert len(held) == HELD
            said = await messages(http, session)
            assert (
                len([one for one in said if one.startswith(("안녕하세요! 오늘", "Welcome"))]) == 1
            )


async def test_without_a_server_it_makes_the_five_and_says_what_to_do(
    demonstrator: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
):
    port = free_port()
    await make_demo(Namespace(host="127.0.0.1", port=port))
    assert len((await demonstrator.get("/api/sessions")).json()) == len(CODES)
    assert f"make run PORT={port}" in capsys.readouterr().out


async def test_a_server_without_test_login_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), TEST_LOGIN="false") as server:
        await show.run("127.0.0.1", server.port)
    assert "has no test login" in capsys.readouterr().out
