"""Counts are kept in memory and stored once a second: none is lost and none is stored twice."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.testing import capture_logs

from app.features.live_sessions.events import SessionUpdated
from app.features.reactions import repository, service
from app.features.reactions.commands import SendReaction
from app.features.reactions.events import ReactionUpdate
from app.features.reactions.totals import REACTIONS
from app.main import app
from app.realtime.rooms import room as realtime
from app.storage.models import ReactionMinute
from fixtures.live_sessions import active


@dataclass(eq=False)
class Room:
    """What reacting needs of a room."""

    session_id: str
    latest: dict[str, dict]
    told: list[ReactionUpdate] = field(default_factory=list)
    own = realtime.Room.own

    def __post_init__(self) -> None:
        self._own: dict[Any, Any] = {}

    def send_soon(self, update: ReactionUpdate) -> None:
        self.told.append(update)


@pytest.fixture
async def room(presenter: httpx.AsyncClient) -> AsyncIterator[Room]:
    """The room of a running session."""
    session = await active(presenter)
    yield Room(session["id"], {SessionUpdated.name: {**session, "seq": 1}})
    for _ in range(2):
        await REACTIONS.save(app.state.realtime.context)


async def react(room: Room, emoji: str, count: int = 1) -> None:
    await service.react(app.state.realtime.context, room, SendReaction(emoji=emoji, count=count))


async def stored(db: AsyncSession, room: Room) -> dict[str, int]:
    """The totals in the database."""
    totals = await repository.totals_of(db, [room.session_id])
    await db.rollback()
    return totals.get(room.session_id, {})


async def known(db: AsyncSession, room: Room) -> dict[str, int]:
    """The totals that a newcomer is told."""
    totals = await REACTIONS.now(app.state.realtime.context, room.session_id)
    await db.rollback()
    return totals


async def test_what_is_counted_is_known_at_once_and_stored_by_the_next_save(
    db: AsyncSession, room: Room
):
    await react(room, "👍", 3)
    await react(room, "❤", 2)
    counted = {"👍": 3, "❤️": 2}
    assert await known(db, room) == counted
    assert await stored(db, room) == {}
    await REACTIONS.save(app.state.realtime.context)
    assert await stored(db, room) == counted


async def test_saving_again_stores_nothing_twice_and_counting_goes_on(db: AsyncSession, room: Room):
    for expected in (1, 2, 3):
        await react(room, "👍")
        for _ in range(3):
            await REACTIONS.save(app.state.realtime.context)
        assert await stored(db, room) == {"👍": expected}
        assert await known(db, room) == {"👍": expected}


async def test_a_save_that_fails_is_made_up_for(db: AsyncSession, room: Room):
    def unavailable() -> AsyncSession:
        raise OperationalError("", {}, Exception())

    await react(room, "👍", 5)
    context = app.state.realtime.context
    broken = replace(context, open_db=unavailable)
    broken._kept.update(context._kept)
    with capture_logs() as logs:
        await REACTIONS.save(broken)
    assert [entry["event"] for entry in logs] == ["reactions_not_saved"]
    assert await stored(db, room) == {}
    await react(room, "👍", 1)
    await REACTIONS.save(app.state.realtime.context)
    assert await stored(db, room) == {"👍": 6}


async def test_counts_of_a_deleted_session_are_dropped(
    db: AsyncSession, room: Room, presenter: httpx.AsyncClient
):
    await react(room, "👍")
    await presenter.delete(f"/api/sessions/{room.session_id}")
    await REACTIONS.save(app.state.realtime.context)
    assert await known(db, room) == {}


async def test_what_is_saved_is_counted_by_the_minute_too(
    db: AsyncSession, room: Room, presenter: httpx.AsyncClient
):
    path = f"/api/sessions/{room.session_id}/summary"
    nothing = (await presenter.get(path)).json()["reaction_course"]
    assert nothing == {"step_minutes": 1, "steps": []}
    for emoji, count in (("👍", 3), ("👏", 2), ("👍", 1)):
        await react(room, emoji, count)
        await REACTIONS.save(app.state.realtime.context)
    told = (await presenter.get(path)).json()["reaction_course"]["steps"]
    assert sum(step["count"] for step in told) == 6
    assert all(step["at"].endswith(":00.000Z") for step in told)
    await presenter.delete(f"/api/sessions/{room.session_id}")
    assert list(await db.scalars(select(ReactionMinute.count))) == []


async def test_workers_add_to_the_same_totals(db: AsyncSession, room: Room):
    for counts in ({"👍": 2, "👏": 1}, {"👏": 4, "😀": 1}):
        await repository.add_counts(db, room.session_id, counts)
    await db.commit()
    assert await stored(db, room) == {"👍": 2, "👏": 5, "😀": 1}
