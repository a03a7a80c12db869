"""Who says for how long a session is kept, and when."""

import asyncio

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.privacy import service
from app.main import app
from app.storage.models import LiveSession
from fixtures.actors import Connect
from fixtures.live_sessions import active, create, in_state, join
from fixtures.problems import refused, refused_field
from fixtures.traces import traces


@pytest.mark.parametrize("days", [-1, 1, 8, 366, "7", 7.5, True])
async def test_only_what_is_on_offer(presenter: httpx.AsyncClient, days: object) -> None:
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}"
    refused(await presenter.put(f"{path}/retention", json={"days": days}), 422, "invalid_request")
    wish = {"title": "제목", "retention_days": days}
    refused(await presenter.post("/api/sessions", json=wish), 422, "invalid_request")
    assert (await presenter.get(path)).json() == session


async def test_it_must_be_said(presenter: httpx.AsyncClient) -> None:
    session = await create(presenter)
    answer = await presenter.put(f"/api/sessions/{session['id']}/retention", json={})
    refused_field(answer, "days", "missing")


async def test_nobody_but_its_presenter_chooses(
    presenter: httpx.AsyncClient,
    stranger: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    connect: Connect,
) -> None:
    session = await active(presenter)
    path = f"/api/sessions/{session['id']}"
    guest = await connect((await join(anyone, session))["token"])
    for other, status, code in (
        (anyone, 401, "not_authenticated"),
        (guest, 403, "not_allowed"),
        (stranger, 404, "session_not_found"),
    ):
        refused(await other.put(f"{path}/retention", json={"days": 0}), status, code)
    assert (await presenter.get(path)).json() == {**session, "participant_total": 1}


async def test_what_is_over_is_not_brought_back(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await in_state(presenter, "ended", retention_days=0)
    path = f"/api/sessions/{session['id']}/retention"
    refused(await presenter.put(path, json={"days": 365}), 404, "session_not_found")


async def test_it_is_chosen_at_creation_and_later_and_after_the_end(
    presenter: httpx.AsyncClient,
) -> None:
    session = await create(presenter, retention_days=30)
    path = f"/api/sessions/{session['id']}"
    assert session["retention_days"] == 30
    for step, days in (("activate", 7), ("end", 365)):
        await presenter.post(f"{path}/{step}")
        shown = (await presenter.put(f"{path}/retention", json={"days": days})).json()
        assert shown["retention_days"] == days
        assert shown == (await presenter.get(path)).json()
    usual = (await presenter.put(f"{path}/retention", json={"days": None})).json()
    assert usual["retention_days"] == 365


async def test_members_are_told_and_the_same_choice_again_is_none(
    presenter: httpx.AsyncClient,
) -> None:
    session = await active(presenter)
    path = f"/api/sessions/{session['id']}"
    for _ in range(2):
        await presenter.put(f"{path}/retention", json={"days": 7})
    log = (await presenter.get(f"{path}/events")).json()["events"]
    assert [fact["data"]["retention_days"] for fact in log] == [365, 7]


async def test_workers_at_the_same_work_do_not_disturb_each_other(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    sessions = [await in_state(presenter, "ended", retention_days=7) for _ in range(4)]
    await db.execute(update(LiveSession).values(ended_at=utc_now().replace(year=2020)))
    await db.commit()
    context = app.state.realtime.context

    async def worker() -> None:
        async with context.open_db() as own:
            for session_id in await service.due(own):
                await context.run(service.delete_some_if_due, session_id)

    await asyncio.gather(*(worker() for _ in range(3)))
    assert await traces(db, *(session["id"] for session in sessions)) == []
