"""Who is in the room uses the session: no clock ends it, whichever worker they are on."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.lifetime import use
from app.features.lifetime.jobs import end_forgotten
from app.main import app
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room
from app.storage.models import EventRow, LiveSession
from fixtures.live_sessions import Json, active

ROLES: list[Any] = ["participant", "presenter", "moderator"]


@pytest.fixture
async def session(presenter: httpx.AsyncClient) -> Json:
    return await active(presenter)


@pytest.fixture
async def room(session: Json) -> AsyncIterator[Room]:
    """The session's room on this worker, and nobody in it."""
    with app.state.realtime.rooms.keep_open(session["id"]) as room:
        yield room
        for name in [*room.members]:
            room.presence.forget(name)
            del room.members[name]


def enter(room: Room, name: str, role: Any = "participant") -> None:
    """Be a member, without a socket that receives anything."""
    room.members[name] = Member(name, Actor(name, role, name))
    if role == "participant":
        room.presence.arrive(name)


async def thirteen_hours_pass(db: AsyncSession) -> None:
    then = utc_now() - timedelta(hours=13)
    await db.execute(update(LiveSession).values(started_at=then, used_at=None, updated_at=then))
    await db.execute(update(EventRow).values(at=then))
    await db.commit()


async def shown(presenter: httpx.AsyncClient, session: Json) -> Json:
    found: Json = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    return found


@pytest.mark.parametrize("role", ROLES)
async def test_a_session_with_anybody_in_it_is_not_ended(
    presenter: httpx.AsyncClient, db: AsyncSession, session: Json, room: Room, role: Any
) -> None:
    enter(room, "a", role)
    await thirteen_hours_pass(db)
    await use.note_use(app.state.realtime.context)
    await end_forgotten(app.state.realtime.context)
    assert (await shown(presenter, session))["status"] == "active"


async def test_an_empty_room_is_ended(
    presenter: httpx.AsyncClient, db: AsyncSession, session: Json, room: Room
) -> None:
    await use.note_use(app.state.realtime.context)
    await thirteen_hours_pass(db)
    await use.note_use(app.state.realtime.context)
    await end_forgotten(app.state.realtime.context)
    assert (await shown(presenter, session))["status"] == "ended"


async def test_noting_it_changes_nothing_else(
    presenter: httpx.AsyncClient, session: Json, room: Room
) -> None:
    before = await shown(presenter, session)
    enter(room, "host", "presenter")
    await use.note_use(app.state.realtime.context)
    after = await shown(presenter, session)
    assert before["updated_at"] == after["updated_at"]
    assert {**before, "ends_at": ""} == {**after, "ends_at": ""}


async def test_the_most_who_were_there_are_remembered(
    db: AsyncSession, session: Json, room: Room
) -> None:
    for names in ("ab", "c", ""):
        for name in names:
            enter(room, name)
        await use.note_use(app.state.realtime.context)
    for name in "ab":
        room.presence.forget(name)
    await use.note_use(app.state.realtime.context)
    stored = await db.get_one(LiveSession, session["id"])
    assert stored.participant_peak == 3
