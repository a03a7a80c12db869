"""An end by the clock can be taken back for a day; an end on purpose is final."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.lifetime.jobs import end_forgotten
from app.features.privacy.jobs import delete_expired
from app.main import app
from app.storage.models import EventRow, LiveSession
from fixtures.live_sessions import Json, active, create, in_state, join
from fixtures.problems import refused


async def ended_by_the_clock(presenter: httpx.AsyncClient, db: AsyncSession, **fields: Any) -> Json:
    session = await active(presenter, **fields)
    then = utc_now() - timedelta(hours=13)
    await db.execute(update(LiveSession).values(started_at=then))
    await db.execute(update(EventRow).values(at=then))
    await db.commit()
    await end_forgotten(app.state.realtime.context)
    return await shown(presenter, session)


async def shown(presenter: httpx.AsyncClient, session: Json) -> Json:
    found: Json = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    return found


async def reopen(client: httpx.AsyncClient, session: Json) -> httpx.Response:
    return await client.post(f"/api/sessions/{session['id']}/reopen")


async def ended_earlier(db: AsyncSession, hours: float) -> None:
    await db.execute(update(LiveSession).values(ended_at=utc_now() - timedelta(hours=hours)))
    await db.commit()


@pytest.mark.parametrize(
    ("state", "code"), [("draft", "session_not_started"), ("ended", "session_ended")]
)
async def test_what_the_clock_did_not_end_is_not_reopened(
    presenter: httpx.AsyncClient, state: str, code: str
) -> None:
    session = await in_state(presenter, state)
    assert session["reopen_until"] is None
    refused(await reopen(presenter, session), 409, code)
    assert await shown(presenter, session) == session


async def test_after_a_day_and_for_others_it_stays_ended(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient,
    db: AsyncSession,
) -> None:  # fmt: skip
    session = await ended_by_the_clock(presenter, db)
    refused(await reopen(stranger, session), 404, "session_not_found")
    refused(await reopen(anyone, session), 401, "not_authenticated")
    await ended_earlier(db, 24.1)
    before = await shown(presenter, session)
    refused(await reopen(presenter, session), 409, "reopen_too_late")
    assert await shown(presenter, session) == before


async def test_it_goes_on_under_its_code_and_whoever_comes_is_let_in(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await ended_by_the_clock(presenter, db)
    assert session["status"] == "ended"
    until = datetime.fromisoformat(session["reopen_until"])
    assert until == datetime.fromisoformat(session["ended_at"]) + timedelta(hours=24)
    for _ in range(2):
        again = (await reopen(presenter, session)).json()
        assert (again["status"], again["ended_at"], again["delete_at"]) == ("active", None, None)
        assert again["session_code"] == session["session_code"]
    await join(anyone, again)
    log = (await presenter.get(f"/api/sessions/{session['id']}/events")).json()["events"]
    assert [one["data"]["status"] for one in log] == ["active", "ended", "active"]
    await end_forgotten(app.state.realtime.context)
    assert (await shown(presenter, session))["status"] == "active"


async def test_its_next_end_on_purpose_is_final(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await ended_by_the_clock(presenter, db)
    await reopen(presenter, session)
    await presenter.post(f"/api/sessions/{session['id']}/end")
    refused(await reopen(presenter, session), 409, "session_ended")


async def test_it_gets_another_code_if_somebody_has_its_own_by_now(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient,
    db: AsyncSession,
) -> None:  # fmt: skip
    session = await ended_by_the_clock(presenter, db, session_code="MYCODE")
    other = await active(stranger, session_code="MYCODE")
    again = (await reopen(presenter, session)).json()
    assert again["session_code"] != "MYCODE"
    assert (await join(anyone, other))["session"]["id"] == other["id"]
    assert (await join(anyone, again))["session"]["id"] == session["id"]


async def test_how_long_it_is_kept_counts_from_when_the_end_is_final(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await ended_by_the_clock(presenter, db, retention_days=0)
    assert session["delete_at"] == session["reopen_until"]
    await ended_earlier(db, 23.9)
    await delete_expired(app.state.realtime.context)
    assert (await reopen(presenter, session)).status_code == 200
    other = await create(presenter)
    await presenter.post(f"/api/sessions/{session['id']}/end")
    await delete_expired(app.state.realtime.context)
    refused(await presenter.get(f"/api/sessions/{session['id']}"), 404, "session_not_found")
    assert await shown(presenter, other) == other


async def test_who_does_not_come_back_is_deleted_a_day_later(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await ended_by_the_clock(presenter, db, retention_days=0)
    await ended_earlier(db, 24.1)
    await delete_expired(app.state.realtime.context)
    refused(await reopen(presenter, session), 404, "session_not_found")
