"""A session that everybody has left alone ends by itself."""

from datetime import datetime, timedelta

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.lifetime.jobs import end_forgotten
from app.main import app
from app.storage.models import EventRow, LiveSession
from fixtures.live_sessions import create, in_state
from fixtures.settings import Configure


async def let_pass(db: AsyncSession, hours: float) -> None:
    """Everything that has happened happened so much earlier."""
    then = utc_now() - timedelta(hours=hours)
    await db.execute(update(LiveSession).values(created_at=then))
    await db.execute(
        update(LiveSession).where(LiveSession.started_at.is_not(None)).values(started_at=then)
    )
    used = update(LiveSession).where(LiveSession.used_at.is_not(None))
    await db.execute(used.values(used_at=then))
    await db.execute(update(EventRow).values(at=then))
    await db.commit()


async def status(presenter: httpx.AsyncClient, session: dict) -> str:
    shown = await presenter.get(f"/api/sessions/{session['id']}")
    word: str = shown.json()["status"]
    return word


@pytest.mark.parametrize(
    ("state", "hours", "after"),
    [
        ("active", 11.9, "active"),
        ("active", 12.1, "ended"),
        ("paused", 12.1, "paused"),
        ("paused", 364 * 24, "paused"),
        ("paused", 366 * 24, "ended"),
        ("draft", 1000, "draft"),
        ("ended", 1000, "ended"),
    ],
)
async def test_an_active_session_ends_after_twelve_hours_and_a_paused_one_waits_for_a_year(
    presenter: httpx.AsyncClient, db: AsyncSession, state: str, hours: float, after: str
):
    session = await in_state(presenter, state)
    await let_pass(db, hours)
    await end_forgotten(app.state.realtime.context)
    assert await status(presenter, session) == after


async def test_the_end_is_told_once_and_frees_the_code(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    session = await in_state(presenter, "active", session_code="MYCODE")
    await let_pass(db, 13)
    for _ in range(2):
        await end_forgotten(app.state.realtime.context)
    page = (await presenter.get(f"/api/sessions/{session['id']}/events")).json()
    assert [event["data"]["status"] for event in page["events"]] == ["active", "ended"]
    shown = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    assert shown["ended_at"] is not None
    await create(presenter, session_code="MYCODE")


async def test_a_session_in_which_something_happened_goes_on(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    busy, idle = await in_state(presenter, "active"), await in_state(presenter, "active")
    await let_pass(db, 13)
    await presenter.patch(f"/api/sessions/{busy['id']}", json={"title": "아직 하고 있어요"})
    await end_forgotten(app.state.realtime.context)
    assert [await status(presenter, one) for one in (busy, idle)] == ["active", "ended"]


async def test_when_it_ends_is_told_before_and_starting_it_again_keeps_it_going(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    draft, session = await in_state(presenter, "draft"), await in_state(presenter, "active")
    assert draft["ends_at"] is None
    await let_pass(db, 11.9)
    await presenter.post(f"/api/sessions/{session['id']}/activate")
    await let_pass_only_since_the_start(db, 12.1)
    await end_forgotten(app.state.realtime.context)
    shown = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    assert shown["status"] == "active"
    left = datetime.fromisoformat(shown["ends_at"]) - utc_now()
    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)


async def let_pass_only_since_the_start(db: AsyncSession, hours: float) -> None:
    """It was started so much earlier, and used since."""
    then = utc_now() - timedelta(hours=hours)
    await db.execute(update(LiveSession).values(started_at=then))
    await db.execute(update(EventRow).values(at=then))
    await db.commit()


async def test_how_long_is_a_setting(
    presenter: httpx.AsyncClient, db: AsyncSession, configure: Configure
):
    configure(session_max_hours=1)
    session = await in_state(presenter, "active")
    await let_pass(db, 1.1)
    await end_forgotten(app.state.realtime.context)
    assert await status(presenter, session) == "ended"
