"""Sessions that begin by themselves: at their time, once, whoever looks."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.schedule import service
from app.features.schedule.jobs import start_scheduled
from app.main import app
from app.storage.models import LiveSession
from fixtures.live_sessions import create
from fixtures.plain_http import plain_http
from fixtures.server import Server, both_databases
from fixtures.talk import Talk
from fixtures.waiting import PATIENCE

Json = dict[str, Any]


async def planned(
    presenter: httpx.AsyncClient, *, by_itself: bool = True, ahead: timedelta = timedelta(days=1)
) -> Json:
    """A draft that is to begin some time ahead."""
    session = await create(presenter)
    when = (utc_now() + ahead).isoformat().replace("+00:00", "Z")
    settings = {"scheduled_at": when, "time_zone": "Asia/Seoul", "starts_by_itself": by_itself}
    path = f"/api/sessions/{session['id']}"
    response = await presenter.patch(path, json={"settings": settings})
    assert response.status_code == 200, response.text
    stored: Json = response.json()
    return stored


async def let_it_be(db: AsyncSession, session: Json, ago: timedelta) -> None:
    """The time of the session was so long ago."""
    one = update(LiveSession).where(LiveSession.id == session["id"])
    await db.execute(one.values(scheduled_at=utc_now() - ago))
    await db.commit()


async def status(presenter: httpx.AsyncClient, session: Json) -> str:
    word: str = (await presenter.get(f"/api/sessions/{session['id']}")).json()["status"]
    return word


@pytest.mark.parametrize(
    ("ago", "after"),
    [
        (timedelta(seconds=-30), "draft"),
        (timedelta(), "active"),
        (timedelta(minutes=59), "active"),
        (timedelta(minutes=61), "draft"),
    ],
    ids=["too early", "now", "late", "too late"],
)
async def test_it_begins_at_its_time_or_within_the_hour(
    presenter: httpx.AsyncClient, db: AsyncSession, ago: timedelta, after: str
):
    session = await planned(presenter)
    await let_it_be(db, session, ago)
    await start_scheduled(app.state.realtime.context)
    assert await status(presenter, session) == after


async def test_without_that_wish_it_waits_for_a_host(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    session = await planned(presenter, by_itself=False)
    await let_it_be(db, session, timedelta())
    await start_scheduled(app.state.realtime.context)
    assert await status(presenter, session) == "draft"


async def test_what_is_archived_does_not_begin(presenter: httpx.AsyncClient, db: AsyncSession):
    session = await planned(presenter)
    await presenter.post(f"/api/sessions/{session['id']}/archive")
    await let_it_be(db, session, timedelta())
    context = app.state.realtime.context
    await start_scheduled(context)
    await context.run(service.start_if_due, session["id"])
    assert await status(presenter, session) == "draft"


@pytest.mark.parametrize("step", ["activate", "end"])
async def test_what_a_host_has_moved_meanwhile_stays_so(
    presenter: httpx.AsyncClient, db: AsyncSession, step: str
):
    session = await planned(presenter)
    await let_it_be(db, session, timedelta())
    after = (await presenter.post(f"/api/sessions/{session['id']}/{step}")).json()
    context = app.state.realtime.context
    await context.run(service.start_if_due, session["id"])
    await start_scheduled(context)
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == after


async def test_many_that_look_at_once_begin_it_once(presenter: httpx.AsyncClient, db: AsyncSession):
    sessions = [await planned(presenter) for _ in range(3)]
    for session in sessions:
        await let_it_be(db, session, timedelta())
    looks = [start_scheduled(app.state.realtime.context) for _ in range(4)]
    await asyncio.gather(*looks)
    for session in sessions:
        page = (await presenter.get(f"/api/sessions/{session['id']}/events")).json()
        told = [event["data"]["status"] for event in page["events"]]
        assert told == ["draft", "active"]


@both_databases
async def test_all_who_wait_are_asked_in_at_the_time(talk: Talk, server: Server) -> None:
    session = await planned(talk.http, ahead=timedelta(seconds=2))
    path = f"/api/sessions/{session['id']}/beginning"
    async with plain_http(server.url) as http:
        waits = [asyncio.create_task(http.get(path)) for _ in range(20)]
        answers = await asyncio.wait_for(asyncio.gather(*waits), PATIENCE)
    assert {answer.json()["status"] for answer in answers} == {"active"}
    shown = (await talk.http.get(f"/api/sessions/{session['id']}")).json()
    assert shown["started_at"] >= session["settings"]["scheduled_at"]
