"""Showing, editing and deleting: one's own sessions only."""

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.event_log import service as event_log
from app.features.live_sessions.errors import SessionNotFound
from app.storage.database import Base
from fixtures.actors import Connect
from fixtures.live_sessions import active, create, join, send_message
from fixtures.problems import refused, refused_field

READER = Actor("somebody", "participant", "somebody")
FOREIGN_IDS = ["0" * 32, "x", "%00", "..", "가", "a" * 3000]
REQUESTS = [
    ("GET", "", None),
    ("PATCH", "", {"title": "새 제목"}),
    ("DELETE", "", None),
    ("PATCH", "/features", {"chat": True}),
    ("GET", "/events", None),
]


@pytest.mark.parametrize(("method", "end", "body"), REQUESTS)
async def test_somebody_elses_session_is_not_found(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, method: str, end: str, body: dict
):
    session = await create(presenter)
    response = await stranger.request(method, f"/api/sessions/{session['id']}{end}", json=body)
    refused(response, 404, "session_not_found")
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == session


@pytest.mark.parametrize(("method", "end", "body"), REQUESTS)
async def test_without_a_token_nothing_is_shown_or_done(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, method: str, end: str, body: dict
):
    session = await create(presenter)
    response = await anyone.request(method, f"/api/sessions/{session['id']}{end}", json=body)
    refused(response, 401, "not_authenticated")


@pytest.mark.parametrize(("method", "end", "body"), REQUESTS)
async def test_a_participant_is_no_presenter(
    presenter: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    connect: Connect,
    method: str,
    end: str,
    body: dict,
):
    session = await active(presenter)
    participant = await connect((await join(anyone, session))["token"])
    response = await participant.request(method, f"/api/sessions/{session['id']}{end}", json=body)
    if end == "/events":
        assert response.status_code == 200
    else:
        refused(response, 403, "not_allowed")


@pytest.mark.parametrize("session_id", FOREIGN_IDS)
@pytest.mark.parametrize(("method", "end", "body"), REQUESTS)
async def test_an_id_that_cannot_be_one_is_not_found(
    presenter: httpx.AsyncClient, session_id: str, method: str, end: str, body: dict
):
    response = await presenter.request(method, f"/api/sessions/{session_id}{end}", json=body)
    assert response.status_code == 404
    assert response.json()["code"] in ("session_not_found", "not_found")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"title": ""}, "title"),
        ({"title": 7}, "title"),
        ({"description": "가" * 2001}, "description"),
        ({"status": "ended"}, "status"),
        ({"session_code": "MYCODE"}, "session_code"),
        ({"settings": []}, "settings"),
        ({"settings": {"reactions": []}}, "settings.reactions"),
        ({"settings": {"reactions": ["👍"] * 101}}, "settings.reactions"),
        ({"settings": {"reactions": ["👍", "a"]}}, "settings.reactions.1"),
        ({"settings": {"reactions": ["👍👎"]}}, "settings.reactions.0"),
        ({"settings": {"reactions": [""]}}, "settings.reactions.0"),
        ({"settings": {"reactions": [7]}}, "settings.reactions.0"),
        ({"settings": {"reactions": "👍"}}, "settings.reactions"),
        ({"settings": {"theme": "dark"}}, "settings.theme"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
@pytest.mark.parametrize("language", ["ko", "en"])
async def test_a_malformed_edit_is_refused(
    presenter: httpx.AsyncClient, body: dict, name: str, language: str
):
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}"
    response = await presenter.patch(path, json=body, headers={"Accept-Language": language})
    fields = refused(response, 422, "invalid_request")["fields"]
    assert [field["name"] for field in fields] == [name]
    assert (await presenter.get(path)).json() == session


async def test_a_refused_value_is_not_repeated(presenter: httpx.AsyncClient):
    response = await presenter.post("/api/sessions", json={"title": "비밀" * 100})
    refused_field(response, "title", "too_long")
    assert "비밀" not in response.text


async def test_an_edit_changes_what_it_names(presenter: httpx.AsyncClient):
    session = await create(presenter, "옛 제목", description="설명")
    path = f"/api/sessions/{session['id']}"
    emoji = ["🇰🇷", "1️⃣", "👨‍👩‍👧", "❤"]
    edits = [{"title": "새 제목"}, {"settings": {"reactions": emoji}}, {"title": None}, {}]
    for body in edits:
        edited = (await presenter.patch(path, json=body)).json()
    assert (edited["title"], edited["description"]) == ("새 제목", "설명")
    assert edited["settings"] == {**session["settings"], "reactions": emoji}
    assert edited["updated_at"] >= session["updated_at"]
    assert edited == (await presenter.get(path)).json()


@pytest.mark.parametrize("description", [None, "", " "])
async def test_a_description_can_be_cleared(presenter: httpx.AsyncClient, description: str | None):
    session = await create(presenter, description="설명")
    path = f"/api/sessions/{session['id']}"
    edited = await presenter.patch(path, json={"description": description})
    assert edited.json()["description"] is None


async def test_a_deleted_session_leaves_nothing_behind(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect, db: AsyncSession
):
    session = await active(presenter, chat=True)
    joined = await join(anyone, session)
    path = f"/api/sessions/{session['id']}"
    deleted = await presenter.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    refused(await presenter.delete(path), 404, "session_not_found")
    refused(await presenter.get(path), 404, "session_not_found")
    refused(await anyone.get(f"{path}/qr.svg"), 404, "session_not_found")
    refused(await anyone.get(f"/api/join/{session['session_code']}"), 404, "session_not_found")
    refused(await (await connect(joined["token"])).get(f"{path}/events"), 404, "session_not_found")
    for late in (
        send_message(session, joined, "늦은 말"),
        event_log.catch_up(db, READER, session["id"], 0),
    ):
        with pytest.raises(SessionNotFound):
            await late
    of_presenters = ("users", "identities", "refresh_tokens")
    tables = [table for table in Base.metadata.sorted_tables if table.name not in of_presenters]
    counts = [await db.scalar(select(func.count()).select_from(table)) for table in tables]
    assert counts == [0] * len(tables)
