"""The demo sessions, as `make demo` makes them."""

import httpx
import pytest
from anyio import to_thread

from app import demo
from app.database import get_engine
from fixtures.actors import Connect, sign_in
from fixtures.database import forget_database
from fixtures.live_sessions import create
from fixtures.settings import Configure

CODES = ["TEST01", "TEST02", "TEST03", "TEST123"]


async def make_demo() -> None:
    """Run the command as a process of its own would: with an event loop and an engine."""
    await get_engine().dispose()
    forget_database()
    await to_thread.run_sync(demo.run, None)
    forget_database()


@pytest.fixture
async def demonstrator(database: str, anyone: httpx.AsyncClient, connect: Connect):
    """Whom the demo sessions belong to."""
    yield await connect(await sign_in(anyone, "demo@example.com"))
    await get_engine().dispose()


async def test_it_is_refused_in_production(demonstrator: httpx.AsyncClient, configure: Configure):
    configure(environment="production")
    with pytest.raises(SystemExit, match="refused in production"):
        await make_demo()
    configure(environment="test")
    assert (await demonstrator.get("/api/sessions")).json() == []


async def test_it_makes_four_running_sessions_with_chat_on(
    demonstrator: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
):
    await make_demo()
    sessions = (await demonstrator.get("/api/sessions")).json()
    assert sorted(session["session_code"] for session in sessions) == CODES
    assert {session["status"] for session in sessions} == {"active"}
    assert all(session["features"] == {"chat": True, "reactions": True} for session in sessions)
    printed = capsys.readouterr().out
    assert [line for line in printed.splitlines() if line.endswith(": is open")] == [
        f"{code}: is open" for code in CODES
    ]


async def test_twice_is_fine_and_brings_back_what_has_changed(demonstrator: httpx.AsyncClient):
    await make_demo()
    ended, paused, *_ = (await demonstrator.get("/api/sessions")).json()
    await demonstrator.post(f"/api/sessions/{ended['id']}/end")
    await demonstrator.post(f"/api/sessions/{paused['id']}/pause")
    await make_demo()
    sessions = (await demonstrator.get("/api/sessions")).json()
    running = [session for session in sessions if session["status"] == "active"]
    assert sorted(session["session_code"] for session in running) == CODES
    assert len(sessions) == len(CODES) + 1


async def test_somebody_elses_code_is_left_to_them(
    demonstrator: httpx.AsyncClient,
    presenter: httpx.AsyncClient,
    capsys: pytest.CaptureFixture[str],
):
    theirs = await create(presenter, session_code=CODES[0])
    await make_demo()
    assert (await presenter.get(f"/api/sessions/{theirs['id']}")).json() == theirs
    assert f"{CODES[0]}: is somebody else's" in capsys.readouterr().out
