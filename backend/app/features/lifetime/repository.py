"""All SQL about unused sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import EventRow, LiveSession

_SESSIONS = LiveSession.table()


@dataclass(frozen=True, slots=True)
class Use:
    """The number of people in a session now."""

    session_id: str
    people: int


_NOTE = (
    update(_SESSIONS)
    .where(_SESSIONS.c.id == bindparam("session"), _SESSIONS.c.status != "ended")
    .values(
        used_at=bindparam("now"),
        updated_at=_SESSIONS.c.updated_at,
        participant_peak=case(
            (_SESSIONS.c.participant_peak < bindparam("people"), bindparam("people")),
            else_=_SESSIONS.c.participant_peak,
        ),
    )
)


async def note_use(db: AsyncSession, uses: Sequence[Use], now: datetime) -> None:
    """Record that people are in these sessions; their rows are locked in the given order."""
    rows = [{"session": one.session_id, "people": one.people, "now": now} for one in uses]
    await db.execute(_NOTE, rows)


async def forgotten(db: AsyncSession, *, active: datetime, paused: datetime) -> list[str]:
    """Return running sessions without people and without activity.

    Active ones since `active`, paused ones since `paused`.
    """
    statement = select(LiveSession.id).where(
        or_(
            and_(LiveSession.status == "active", _unused_since(active)),
            and_(LiveSession.status == "paused", _unused_since(paused)),
        )
    )
    return list(await db.scalars(statement))


def _unused_since(moment: datetime) -> ColumnElement[bool]:
    happened = exists().where(EventRow.session_id == LiveSession.id, EventRow.at > moment)
    unused = or_(LiveSession.used_at.is_(None), LiveSession.used_at <= moment)
    return and_(LiveSession.started_at < moment, unused, ~happened)
