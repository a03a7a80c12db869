"""Rehearsing a session: in a copy of it, which is deleted afterwards."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.locale import Locale
from app.features.dashboard.reusing import copied
from app.features.live_sessions import queries, session_row
from app.features.live_sessions import service as live_sessions
from app.features.live_sessions.errors import SessionNotFound
from app.features.live_sessions.policy import check_changeable
from app.features.rehearsals import repository
from app.features.rehearsals.commands import StartRehearsal
from app.features.rehearsals.errors import (
    RehearsalNotFound,
    RehearsalRunning,
    RehearsalTooLate,
    TooManyRehearsals,
)
from app.features.rehearsals.limits import RehearsalLimits
from app.features.rehearsals.views import RehearsalView, RunningRehearsal
from app.storage.models import LiveSession, Rehearsal
from app.storage.reuse import Reuse
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Due:
    """A rehearsal that is to run until `ends_at`, or to end now if it `is_over`."""

    session_id: str
    people: int
    locale: Locale
    ends_at: datetime
    is_over: bool


async def start(
    work: UnitOfWork,
    copies: Sequence[Reuse],
    actor: Actor,
    session_id: str,
    command: StartRehearsal,
    locale: Locale,
) -> RehearsalView:
    """Copy a draft, and start the copy; a worker lets the audience in within seconds.

    Raises:
        SessionNotFound: the actor does not own it.
        SessionIsFinal, RehearsalTooLate: it is no draft.
        RehearsalRunning: it is being rehearsed.
        TooManyRehearsals: as many run on this server as may.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    await _check(work.db, session)
    copy = await copied(work, copies, session, actor.id)
    session_row.set_settings(copy, {**copy.settings, "rehearsal": True})
    session_row.set_status(copy, "active")
    length = timedelta(minutes=get_settings().limits(RehearsalLimits).rehearsal_minutes)
    made = Rehearsal(
        session_id=copy.id,
        rehearsed_id=session.id,
        people=command.people,
        locale=locale,
        ends_at=utc_now() + length,
    )
    await repository.add(work.db, made)
    return RehearsalView.model_validate(made)


async def running(db: AsyncSession, actor: Actor, session_id: str) -> RunningRehearsal:
    """Return the rehearsal of this session, or in it.

    Raises:
        SessionNotFound: the actor does not own it.
    """
    await queries.hosted_by(db, actor, session_id)
    found = await repository.of_session(db, session_id)
    return RunningRehearsal.model_validate({"rehearsal": found})


async def stop(work: UnitOfWork, actor: Actor, session_id: str) -> None:
    """End the rehearsal of this session, or in it: the copy is deleted.

    Raises:
        SessionNotFound: the actor does not own it.
        RehearsalNotFound: it is not being rehearsed.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    found = await repository.of_session(work.db, session_id)
    if found is None:
        raise RehearsalNotFound
    await live_sessions.delete(work, actor, found.session_id)


async def all_due(db: AsyncSession) -> list[Due]:
    """Return every rehearsal of the server; those of deleted sessions are over."""
    now = utc_now()
    return [_due(row, now) for row in await repository.all_of_them(db)]


async def end(work: UnitOfWork, session_id: str) -> None:
    """Delete the copy in which a session was rehearsed, if it is there."""
    with suppress(SessionNotFound):
        session = await queries.lock_for_update(work.db, session_id)
        await live_sessions.delete(work, Actor(session.presenter_id, "presenter", ""), session_id)


async def _check(db: AsyncSession, session: LiveSession) -> None:
    check_changeable(session.status)
    if session.status != "draft":
        raise RehearsalTooLate
    if await repository.of_session(db, session.id) is not None:
        raise RehearsalRunning
    await repository.lock(db)  # else two who start at once would count the same
    if await repository.count(db) >= get_settings().limits(RehearsalLimits).rehearsals_running:
        raise TooManyRehearsals


def _due(row: Any, now: datetime) -> Due:
    is_over = row.original is None or row.ends_at <= now
    return Due(row.session_id, row.people, row.locale, row.ends_at, is_over)
