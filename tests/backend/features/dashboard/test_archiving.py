"""Reusing and archiving a session."""

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import LiveSession
from fixtures.live_sessions import Json, active, create, in_state, join, send_message
from fixtures.problems import refused

PIZZA = ["🍕", "🎉", "🔥"]
SETTINGS = {"chat_mode": "slow", "slow_seconds": 30, "word_filter": "refuse", "reactions": PIZZA}


async def post(client: httpx.AsyncClient, session: Json, word: str) -> httpx.Response:
    return await client.post(f"/api/sessions/{session['id']}/{word}")


async def listed(client: httpx.AsyncClient, query: str = "") -> list[str]:
    return [one["id"] for one in (await client.get(f"/api/sessions{query}")).json()]


@pytest.mark.parametrize("word", ["duplicate", "archive", "unarchive"])
async def test_nobody_else_does_it(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient, word: str
) -> None:
    session = await create(presenter)
    refused(await post(stranger, session, word), 404, "session_not_found")
    refused(await post(anyone, session, word), 401, "not_authenticated")
    assert await listed(stranger) == []
    assert (await presenter.get("/api/sessions")).json() == [session]


async def used(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient) -> Json:
    """A session with settings, words and a passcode, in which somebody has said something."""
    session = await active(presenter, chat=True, description="설명", retention_days=30)
    path = f"/api/sessions/{session['id']}"
    await presenter.put(f"{path}/words", json={"words": ["금지"]})
    await send_message(session, await join(anyone, session), "안녕")
    change = {"settings": SETTINGS | {"locked": True}, "passcode": "open sesame"}
    await presenter.patch(path, json=change)
    await presenter.post(f"{path}/code", json={})
    await presenter.post(f"{path}/end")
    return session


async def test_the_copy_is_set_up_alike_and_has_nobody_in_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
) -> None:
    old = await used(presenter, anyone)
    answer = await post(presenter, old, "duplicate")
    assert answer.status_code == 201, answer.text
    copy = answer.json()
    for name in ("title", "description", "features"):
        assert copy[name] == (await presenter.get(f"/api/sessions/{old['id']}")).json()[name]
    told = copy["settings"]
    assert {name: told[name] for name in SETTINGS} == SETTINGS
    assert (told["locked"], told["needs_passcode"]) == (False, True)
    assert (copy["status"], copy["retention_days"], copy["participant_total"]) == ("draft", 30, 0)
    assert copy["session_code"] != old["session_code"]
    log = (await presenter.get(f"/api/sessions/{copy['id']}/events")).json()
    assert (log["events"], log["head"]) == ([], 0)
    words = (await presenter.get(f"/api/sessions/{copy['id']}/words")).json()
    assert words["words"] == ["금지"]
    stored = await db.get_one(LiveSession, copy["id"])
    assert (stored.muted, stored.pinned_message_id, stored.participant_peak) == ({}, None, 0)
    picture = await anyone.get(f"/api/sessions/{copy['id']}/qr.svg")
    assert picture.status_code == 200, "nobody was in it before its code"


async def test_the_passcode_of_the_copy_is_the_same(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    copy = (await post(presenter, await used(presenter, anyone), "duplicate")).json()
    await presenter.post(f"/api/sessions/{copy['id']}/activate")
    path, who = f"/api/join/{copy['session_code']}", {"nickname": "하늘"}
    refused(await anyone.post(path, json=who), 403, "passcode_required")
    joined = await anyone.post(path, json={**who, "passcode": "open sesame"})
    assert joined.status_code == 200


async def test_known_people_of_one_session_are_nobody_in_the_next(
    presenter: httpx.AsyncClient,
) -> None:
    session = await active(presenter)
    known = {"settings": {"chat_mode": "known"}}
    await presenter.patch(f"/api/sessions/{session['id']}", json=known)
    settings = (await post(presenter, session, "duplicate")).json()["settings"]
    assert (settings["chat_mode"], settings["known_since"]) == ("open", None)


async def test_what_a_pause_said_is_said_once(presenter: httpx.AsyncClient) -> None:
    session = await active(presenter)
    await presenter.post(f"/api/sessions/{session['id']}/pause", json={"note": "10분 뒤에"})
    assert (await post(presenter, session, "duplicate")).json()["settings"]["pause_note"] is None


@pytest.mark.parametrize("state", ["active", "paused"])
async def test_what_runs_is_not_put_away(presenter: httpx.AsyncClient, state: str) -> None:
    session = await in_state(presenter, state)
    refused(await post(presenter, session, "archive"), 409, "session_running")
    assert await listed(presenter) == [session["id"]]


@pytest.mark.parametrize("state", ["draft", "ended"])
async def test_what_is_put_away_is_in_a_list_of_its_own_until_it_is_brought_back(
    presenter: httpx.AsyncClient, state: str
) -> None:
    session, other = await in_state(presenter, state), await create(presenter)
    for _ in range(2):
        assert (await post(presenter, session, "archive")).json()["archived_at"]
        assert await listed(presenter) == [other["id"]]
        assert await listed(presenter, "?archived=true") == [session["id"]]
    for _ in range(2):
        assert (await post(presenter, session, "unarchive")).json()["archived_at"] is None
        assert await listed(presenter) == [other["id"], session["id"]]


async def test_an_archived_draft_that_is_started_is_back(presenter: httpx.AsyncClient) -> None:
    session = await create(presenter)
    await post(presenter, session, "archive")
    await post(presenter, session, "activate")
    assert await listed(presenter) == [session["id"]]
