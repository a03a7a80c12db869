"""Starting and ending rehearsals by REST: refusals first, and what stays as it was."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.database import Base
from app.storage.models import LiveSession, Rehearsal
from fixtures.activities import CHOICE, CLOUD
from fixtures.live_sessions import create, in_state
from fixtures.problems import refused, refused_field
from fixtures.settings import Configure


def path_of(session_id: str) -> str:
    return f"/api/sessions/{session_id}/rehearsal"


async def start(client: httpx.AsyncClient, session_id: str, **body: Any) -> dict[str, Any]:
    answer = await client.post(path_of(session_id), json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def stored(db: AsyncSession) -> dict[str, int]:
    """How many rows each table has, of those that have some."""
    counts = {}
    for table in Base.metadata.sorted_tables:
        counts[table.name] = await db.scalar(select(func.count()).select_from(table)) or 0
    await db.rollback()
    return {name: count for name, count in counts.items() if count}


async def test_only_its_owner_rehearses_a_session(
    anyone: httpx.AsyncClient,
    presenter: httpx.AsyncClient,
    stranger: httpx.AsyncClient,
    db: AsyncSession,
):
    session = await create(presenter)
    path = path_of(session["id"])
    before = await stored(db)
    for method in ("POST", "GET", "DELETE"):
        body = {} if method == "POST" else None
        refused(await anyone.request(method, path, json=body), 401, "not_authenticated")
        answer = await stranger.request(method, path, json=body)
        refused(answer, 404, "session_not_found")
    assert await stored(db) == before


@pytest.mark.parametrize("people", [0, -1, 201, 1.5, "30", True, None])
async def test_an_impossible_audience_is_refused(
    presenter: httpx.AsyncClient, db: AsyncSession, people: Any
):
    session = await create(presenter)
    answer = await presenter.post(path_of(session["id"]), json={"people": people})
    assert refused(answer, 422, "invalid_request")["fields"][0]["name"] == "people"
    assert await db.scalar(select(func.count()).select_from(LiveSession)) == 1


async def test_an_unknown_field_is_refused(presenter: httpx.AsyncClient):
    session = await create(presenter)
    answer = await presenter.post(path_of(session["id"]), json={"crowd": 3})
    refused_field(answer, "crowd", "unknown_field")


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("active", "rehearsal_too_late"),
        ("paused", "rehearsal_too_late"),
        ("ended", "session_ended"),
    ],
)
async def test_a_session_that_has_begun_is_not_rehearsed(
    presenter: httpx.AsyncClient, db: AsyncSession, status: str, code: str
):
    session = await in_state(presenter, status)
    before = await stored(db)
    refused(await presenter.post(path_of(session["id"]), json={}), 409, code)
    assert await stored(db) == before


async def test_one_rehearsal_of_a_session_at_a_time_and_none_of_a_rehearsal(
    presenter: httpx.AsyncClient,
):
    session = await create(presenter)
    made = await start(presenter, session["id"])
    refused(await presenter.post(path_of(session["id"]), json={}), 409, "rehearsal_running")
    refused(await presenter.post(path_of(made["session_id"]), json={}), 409, "rehearsal_too_late")


async def test_a_server_has_a_limit_for_all(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, configure: Configure
):
    configure(rehearsals_running=1)
    made = await start(presenter, (await create(presenter))["id"])
    other = await create(stranger)
    refused(await stranger.post(path_of(other["id"]), json={}), 409, "too_many_rehearsals")
    assert (await presenter.delete(path_of(made["session_id"]))).status_code == 204
    await start(stranger, other["id"])


async def test_two_who_start_at_once_do_not_exceed_it(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, configure: Configure
):
    configure(rehearsals_running=1)
    drafts = [(client, (await create(client))["id"]) for client in (presenter, stranger)]
    answers = await asyncio.gather(
        *(client.post(path_of(draft), json={}) for client, draft in drafts)
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409]


async def test_what_does_not_run_is_not_ended(presenter: httpx.AsyncClient):
    session = await create(presenter)
    assert (await presenter.get(path_of(session["id"]))).json() == {"rehearsal": None}
    refused(await presenter.delete(path_of(session["id"])), 404, "rehearsal_not_found")


async def prepared(presenter: httpx.AsyncClient) -> dict[str, Any]:
    """A draft with two activities and a switch."""
    session = await create(presenter, title="전체 회의", description="설명")
    place = f"/api/sessions/{session['id']}"
    for plan in (CHOICE, CLOUD):
        assert (await presenter.post(f"{place}/activities", json=plan)).status_code == 201
    await presenter.patch(f"{place}/features", json={"questions": True})
    shown: dict[str, Any] = (await presenter.get(place)).json()
    return shown


async def test_the_copy_has_what_was_prepared(presenter: httpx.AsyncClient):
    session = await prepared(presenter)
    made = await start(presenter, session["id"], people=40)
    assert (made["people"], made["rehearsed_id"]) == (40, session["id"])
    copy = (await presenter.get(f"/api/sessions/{made['session_id']}")).json()
    same = ("title", "description", "features", "presenter_name", "my_role")
    assert [copy[name] for name in same] == [session[name] for name in same]
    assert (copy["status"], copy["settings"]["rehearsal"]) == ("active", True)
    activities = (await presenter.get(f"/api/sessions/{copy['id']}/activities")).json()
    assert [one["prompt"] for one in activities] == [CHOICE["prompt"], CLOUD["prompt"]]
    for either in (session["id"], copy["id"]):
        assert (await presenter.get(path_of(either))).json() == {"rehearsal": made}


@pytest.mark.parametrize("by", ["rehearsed_id", "session_id"])
async def test_it_leaves_nothing_behind(presenter: httpx.AsyncClient, db: AsyncSession, by: str):
    session = await prepared(presenter)
    before = await stored(db)
    made = await start(presenter, session["id"])
    assert (await presenter.delete(path_of(made[by]))).status_code == 204
    assert await stored(db) == before
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == session
    copy = await presenter.get(f"/api/sessions/{made['session_id']}")
    refused(copy, 404, "session_not_found")


async def test_nobody_joins_it_and_no_list_or_export_has_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    made = await start(presenter, session["id"])
    copy = (await presenter.get(f"/api/sessions/{made['session_id']}")).json()
    answer = await anyone.post(f"/api/join/{copy['session_code']}", json={"nickname": "하늘"})
    refused(answer, 409, "session_rehearsed")
    for query in ("", "?q=" + copy["session_code"]):
        listed = (await presenter.get(f"/api/sessions{query}")).json()
        assert copy["id"] not in [one["id"] for one in listed]
    exported = (await presenter.get("/api/account/data")).json()
    assert [one["id"] for one in exported["sessions"]] == [session["id"]]


async def test_a_copy_of_it_is_no_rehearsal(presenter: httpx.AsyncClient):
    made = await start(presenter, (await create(presenter))["id"])
    again = (await presenter.post(f"/api/sessions/{made['session_id']}/duplicate")).json()
    assert (again["status"], again["settings"]["rehearsal"]) == ("draft", False)


async def test_it_goes_with_the_account(presenter: httpx.AsyncClient, db: AsyncSession):
    await start(presenter, (await create(presenter))["id"])
    email = (await presenter.get("/api/account")).json()["email"]
    answer = await presenter.post("/api/account/deletion", json={"email": email})
    assert answer.status_code == 204
    for model in (LiveSession, Rehearsal):
        assert await db.scalar(select(func.count()).select_from(model)) == 0
