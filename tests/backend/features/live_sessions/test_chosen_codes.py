"""Codes that presenters choose: refused by name, with nothing stored, or theirs."""

from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.live_sessions import codes
from app.storage.models import EventRow, LiveSession
from fixtures.live_sessions import create, in_state
from fixtures.problems import refused

REFUSED = {
    "admin": "code_reserved",
    "en-gage now": "code_reserved",
    "FUCK": "code_refused",
    "fuck2026": "code_refused",
    "2026SH1T": "code_refused",
    "F-U-C-K 1": "code_refused",
    "tlqkf": "code_refused",
    "TLQKF18": "code_refused",
}
ALLOWED = ["CLASS", "ASSETS", "ADMIN1", "KOREA0", "TLQKA1", "SCUNTHORPE", "2026", "O0I1"]


async def created(presenter: httpx.AsyncClient, code: str) -> httpx.Response:
    return await presenter.post("/api/sessions", json={"title": "제목", "session_code": code})


async def replaced(presenter: httpx.AsyncClient, session: Any, code: str) -> httpx.Response:
    path = f"/api/sessions/{session['id']}/code"
    return await presenter.post(path, json={"session_code": code})


@pytest.mark.parametrize(("code", "why"), REFUSED.items())
async def test_some_words_are_no_codes_and_nothing_is_stored(
    presenter: httpx.AsyncClient, db: AsyncSession, code: str, why: str
):
    refused(await created(presenter, code), 409, why)
    assert await db.scalar(select(func.count()).select_from(LiveSession)) == 0
    session = await create(presenter)
    refused(await replaced(presenter, session, code), 409, why)
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == session
    assert await db.scalar(select(func.count()).select_from(EventRow)) == 0


@pytest.mark.parametrize("code", ALLOWED)
async def test_others_are(presenter: httpx.AsyncClient, code: str):
    assert (await created(presenter, code)).json()["session_code"] == code


@pytest.mark.parametrize("alike", ["HELLO1", "HELL01", "HELL0I", "hello i"])
async def test_a_code_that_looks_like_anothers_is_refused_while_that_can_be_joined(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, alike: str
):
    other = await in_state(stranger, "active", session_code="HELLOI")
    why = "code_taken" if alike == "hello i" else "code_alike"
    refused(await created(presenter, alike), 409, why)
    await stranger.post(f"/api/sessions/{other['id']}/end")
    assert (await created(presenter, alike)).status_code == 201


async def test_a_session_may_have_what_looks_like_its_own_code(presenter: httpx.AsyncClient):
    session = await create(presenter, session_code="HELLO1")
    assert (await replaced(presenter, session, "HELL01")).json()["session_code"] == "HELL01"


async def test_a_code_of_look_alikes_alone_is_compared_with_all_of_them(
    presenter: httpx.AsyncClient,
):
    await create(presenter, session_code="O0I1O0I1O0I1")
    refused(await created(presenter, "001100110011"), 409, "code_alike")


async def test_no_code_is_generated_that_nobody_may_choose(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    generated = iter(["FUCKED", "SYSTEM", "ABCDEF"])
    monkeypatch.setattr(codes, "new_session_code", lambda: next(generated))
    assert (await create(presenter))["session_code"] == "ABCDEF"
