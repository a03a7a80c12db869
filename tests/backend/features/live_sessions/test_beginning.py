"""The waiting room: who waits for a session is told when it begins, at the cost of one look."""

import asyncio
from datetime import timedelta
from time import monotonic

import httpx
import pytest

from app.core import waiting
from app.core.clock import utc_now
from app.core.waiting import Waits
from fixtures.live_sessions import create
from fixtures.plain_http import plain_http
from fixtures.problems import refused
from fixtures.server import Server, both_databases
from fixtures.talk import Talk


def path_of(session_id: str) -> str:
    return f"/api/sessions/{session_id}/beginning"


@pytest.mark.parametrize("session_id", ["0" * 32, "x", "..%2f", "%00"])
async def test_of_no_session_there_is_no_beginning(anyone: httpx.AsyncClient, session_id: str):
    assert (await anyone.get(path_of(session_id))).status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_it_is_only_asked_for(anyone: httpx.AsyncClient, method: str):
    refused(await anyone.request(method, path_of("0" * 32)), 405, "method_not_allowed")


@both_databases
async def test_all_who_wait_are_told_at_once(talk: Talk, server: Server) -> None:
    session = await create(talk.http)
    async with plain_http(server.url) as http:
        waits = [asyncio.create_task(http.get(path_of(session["id"]))) for _ in range(30)]
        await asyncio.wait(waits, timeout=1)
        assert not any(wait.done() for wait in waits)
        began = monotonic()
        await talk.http.post(f"/api/sessions/{session['id']}/activate")
        answers = await asyncio.gather(*waits)
    assert [answer.json()["status"] for answer in answers] == ["active"] * 30
    assert monotonic() - began < waiting._HOLD_SECONDS / 2


@both_databases
async def test_who_waits_is_told_of_another_time_at_once(talk: Talk, server: Server) -> None:
    session = await create(talk.http)
    path = f"/api/sessions/{session['id']}"
    async with plain_http(server.url) as http:
        wait = asyncio.create_task(http.get(path_of(session["id"])))
        await asyncio.wait([wait], timeout=1)
        assert not wait.done()
        began = monotonic()
        when = (utc_now() + timedelta(days=1)).isoformat()
        changed = await talk.http.patch(path, json={"settings": {"scheduled_at": when}})
        told = (await wait).json()
    assert told["status"] == "draft"
    assert told["settings"]["scheduled_at"] == changed.json()["settings"]["scheduled_at"]
    assert monotonic() - began < waiting._HOLD_SECONDS / 2


@both_databases
async def test_what_runs_is_told_at_once_and_what_is_gone_is_refused(
    talk: Talk, server: Server
) -> None:
    async with plain_http(server.url) as http:
        assert (await http.get(path_of(talk.id))).json()["status"] == "active"
        session = await create(talk.http)
        wait = asyncio.create_task(http.get(path_of(session["id"])))
        await asyncio.wait([wait], timeout=1)
        await talk.http.delete(f"/api/sessions/{session['id']}")
        refused(await wait, 404, "session_not_found")


async def test_a_thousand_wait_on_one_look_and_nobody_looks_when_they_are_gone() -> None:
    looks = 0
    begun = asyncio.Event()

    async def is_waiting(_session_id: str) -> bool:
        nonlocal looks
        looks += 1
        return not begun.is_set()

    here = Waits()
    waits = [asyncio.create_task(here.until_news("one", is_waiting)) for _ in range(1_000)]
    await asyncio.wait(waits, timeout=0.2)
    assert looks == 1
    for wait in waits[1:]:
        wait.cancel()
    begun.set()
    await waits[0]
    assert looks == 2
    assert len(here) == 0


async def test_who_waits_in_vain_is_answered_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_HOLD_SECONDS", 0.01)

    async def is_waiting(_session_id: str) -> bool:
        return True

    here = Waits()
    await here.until_news("one", is_waiting)
    assert len(here) == 0
