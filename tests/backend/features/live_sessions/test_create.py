"""Creating live sessions, with codes of their own or of the presenter's choice."""

import asyncio
from datetime import datetime

import httpx
import pytest

from app.features.live_sessions import codes
from fixtures.live_sessions import create, in_state
from fixtures.problems import refused, refused_field

EMPTY = {"title": "제목"}

SETTINGS_AT_FIRST = {
    "accent": None,
    "logo": None,
    "look": None,
    "scheduled_at": None,
    "time_zone": None,
    "starts_by_itself": False,
    "rehearsal": False,
    "reactions": ["👍", "❤️", "😀", "👏", "😮", "❓"],
    "chat_mode": "open",
    "slow_seconds": 10,
    "word_filter": "mark",
    "known_since": None,
    "locked": False,
    "needs_passcode": False,
    "pause_note": None,
    "questions": {"anonymous": "choice", "moderated": False, "per_person": 10},
}


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        ({}, "title", "missing"),
        ({"title": None}, "title", "wrong_type"),
        ({"title": 7}, "title", "wrong_type"),
        ({"title": ["제목"]}, "title", "wrong_type"),
        ({"title": ""}, "title", "empty"),
        ({"title": " \n\u200b"}, "title", "empty"),
        ({"title": "가" * 121}, "title", "too_long"),
        ({"title": "a\u0000b"}, "title", "unstorable"),
        ({**EMPTY, "description": 7}, "description", "wrong_type"),
        ({**EMPTY, "description": "가" * 2001}, "description", "too_long"),
        ({**EMPTY, "session_code": "abc"}, "session_code", "code_malformed"),
        ({**EMPTY, "session_code": "a" * 13}, "session_code", "code_malformed"),
        ({**EMPTY, "session_code": "코드코드"}, "session_code", "code_malformed"),
        ({**EMPTY, "session_code": 123456}, "session_code", "wrong_type"),
        ({**EMPTY, "status": "active"}, "status", "unknown_field"),
        ({**EMPTY, "id": "0" * 32}, "id", "unknown_field"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_malformed_session_is_refused(
    presenter: httpx.AsyncClient, body: dict, name: str, code: str
):
    refused_field(await presenter.post("/api/sessions", json=body), name, code)
    assert (await presenter.get("/api/sessions")).json() == []


async def test_nobody_creates_without_a_token(anyone: httpx.AsyncClient):
    refused(await anyone.post("/api/sessions", json=EMPTY), 401, "not_authenticated")


async def test_a_new_session_is_a_draft_with_reactions_on_and_chat_off(
    presenter: httpx.AsyncClient,
):
    session = await create(presenter, " 첫  강의 ", description=" 함께해요 ")
    assert session["title"] == "첫 강의"
    assert session["description"] == "함께해요"
    assert session["status"] == "draft"
    off = {"chat": False, "questions": False, "pulse": False}
    assert session["features"] == {**off, "reactions": True}
    assert session["settings"] == SETTINGS_AT_FIRST
    assert session["presenter_name"] == "presenter"
    assert (session["participant_total"], session["participant_count"]) == (0, 0)
    assert session["started_at"] is session["ended_at"] is None
    assert session["created_at"] == session["updated_at"]
    assert session["created_at"].endswith("Z")
    assert datetime.fromisoformat(session["created_at"]).tzinfo is not None


@pytest.mark.parametrize("description", [None, "", "  "])
async def test_no_description_is_null(presenter: httpx.AsyncClient, description: str | None):
    assert (await create(presenter, description=description))["description"] is None


async def test_the_longest_texts_are_stored_as_they_are(presenter: httpx.AsyncClient):
    made = await create(presenter, "한" * 120, description="글" * 2000, session_code="A" * 12)
    shown = (await presenter.get(f"/api/sessions/{made['id']}")).json()
    assert shown == made
    assert (len(shown["title"]), len(shown["description"])) == (120, 2000)


@pytest.mark.parametrize("typed", ["my-code", "MYCODE", " m y c o d e "])
async def test_a_code_of_ones_own_is_taken_in_any_case(presenter: httpx.AsyncClient, typed: str):
    assert (await create(presenter, session_code=typed))["session_code"] == "MYCODE"


@pytest.mark.parametrize("status", ["draft", "active", "paused"])
async def test_a_code_in_use_is_refused_to_everybody(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, status: str
):
    await in_state(presenter, status, session_code="MYCODE")
    for somebody in (presenter, stranger):
        body = {"title": "제목", "session_code": "mycode"}
        refused(await somebody.post("/api/sessions", json=body), 409, "code_taken")
    assert (await stranger.get("/api/sessions")).json() == []


async def test_the_end_frees_a_code(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient):
    await in_state(presenter, "ended", session_code="MYCODE")
    following = await create(presenter, session_code="MYCODE")
    preview = (await anyone.get("/api/join/MYCODE")).json()
    assert preview["session_id"] == following["id"]


async def test_a_deletion_frees_a_code(presenter: httpx.AsyncClient):
    session = await create(presenter, session_code="MYCODE")
    await presenter.delete(f"/api/sessions/{session['id']}")
    await create(presenter, session_code="MYCODE")


async def test_of_two_who_want_a_code_at_once_one_gets_it(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
):
    body = {"title": "제목", "session_code": "MYCODE"}
    answers = await asyncio.gather(
        *(one.post("/api/sessions", json=body) for one in (presenter, stranger) * 4)
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert {answer.json().get("code") for answer in answers} == {None, "code_taken"}


async def test_a_generated_code_that_is_in_use_is_thrown_again(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    generated = iter(["SAME22", "SAME22", "SAME22", "FREE22"])
    monkeypatch.setattr(codes, "new_session_code", lambda: next(generated))
    assert (await create(presenter))["session_code"] == "SAME22"
    assert (await create(presenter))["session_code"] == "FREE22"
