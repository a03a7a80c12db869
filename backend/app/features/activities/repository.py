"""All SQL about activities themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.storage.models import Activity, ActivityAnswer, LiveSession
from app.storage.statement import Statement

_PREPARED = ("position", "kind", "prompt", "options", "questions", "settings")
_ACTIVITIES = Activity.table()
_ROW = Statement(
    select(_ACTIVITIES).where(
        _ACTIVITIES.c.id == bindparam("id"), _ACTIVITIES.c.session_id == bindparam("session_id")
    ),
    begins=False,
)


async def add(db: AsyncSession, activities: Iterable[Activity]) -> None:
    db.add_all(activities)
    await db.flush()


async def copy_drafts(db: AsyncSession, old_id: str, new_id: str) -> None:
    """Copy a session's activities into another, as drafts under ids of their own."""
    now = utc_now()
    drafts = (
        Activity(
            **{name: getattr(old, name) for name in _PREPARED}, session_id=new_id, created_at=now
        )
        for old in await all_of(db, old_id)
    )
    await add(db, drafts)


async def remove(db: AsyncSession, activity: Activity) -> None:
    """Delete an activity with its answers and their votes."""
    await db.delete(activity)
    await db.flush()


async def row(db: AsyncSession, session_id: str, activity_id: str) -> Any:
    """Return the same as `by_id`, as a row that is only read: all who enter have it read."""
    return next(iter(await _ROW.fetch(db, id=activity_id, session_id=session_id)), None)


async def by_id(db: AsyncSession, session_id: str, activity_id: str) -> Activity | None:
    """Return an activity of this session, as stored now."""
    statement = select(Activity).where(
        Activity.id == activity_id, Activity.session_id == session_id
    )
    return await db.scalar(statement.execution_options(populate_existing=True))


async def locked(db: AsyncSession, session_id: str, activity_id: str) -> Activity | None:
    """Return such an activity, read again and locked until the commit: no answer is stored."""
    found = await _locked(db, Activity.id == activity_id, Activity.session_id == session_id)
    return found[0] if found else None


async def locked_with_open(db: AsyncSession, session_id: str, activity_id: str) -> list[Activity]:
    """Return this activity and the session's open one, locked in the same way.

    Answers lock activities in the order of their ids; so does this, since it locks two.
    """
    is_one = or_(Activity.id == activity_id, Activity.status == "open")
    return await _locked(db, is_one, Activity.session_id == session_id)


async def lock_answered(db: AsyncSession, session_id: str, participant_id: str) -> list[Activity]:
    """Return the activities that take answers or have one of this participant, locked."""
    answered = select(ActivityAnswer.activity_id).where(
        ActivityAnswer.participant_id == participant_id
    )
    is_one = or_(Activity.id.in_(answered), Activity.status == "open")
    return await _locked(db, is_one, Activity.session_id == session_id)


async def current(db: AsyncSession, session_id: str) -> Activity | None:
    """Return the activity that members are shown."""
    statement = select(Activity).where(Activity.session_id == session_id, Activity.is_current)
    return await db.scalar(statement.execution_options(populate_existing=True))


async def all_of(db: AsyncSession, session_id: str) -> list[Activity]:
    """Return the session's activities in order."""
    statement = select(Activity).where(Activity.session_id == session_id)
    return list(await db.scalars(statement.order_by(Activity.position, Activity.id)))


async def of_presenter(db: AsyncSession, user_id: str) -> list[Activity]:
    """Return the activities of all sessions of a user, in order."""
    statement = (
        select(Activity)
        .join(LiveSession, LiveSession.id == Activity.session_id)
        .where(LiveSession.presenter_id == user_id)
    )
    return list(await db.scalars(statement.order_by(Activity.position, Activity.id)))


async def count(db: AsyncSession, session_id: str) -> int:
    """Return how many activities the session has."""
    statement = select(func.count()).where(Activity.session_id == session_id)
    return await db.scalar(statement) or 0


async def end_position(db: AsyncSession, session_id: str) -> int:
    """Return the position behind all others."""
    statement = select(func.max(Activity.position)).where(Activity.session_id == session_id)
    return (await db.scalar(statement) or 0) + 1


async def answered(db: AsyncSession, session_id: str) -> Mapping[str, int]:
    """Return how many participants have answered each activity that somebody answered."""
    people = func.count(ActivityAnswer.participant_id.distinct())
    statement = (
        select(ActivityAnswer.activity_id, people)
        .join(Activity, Activity.id == ActivityAnswer.activity_id)
        .where(Activity.session_id == session_id)
        .group_by(ActivityAnswer.activity_id)
    )
    return dict((await db.execute(statement)).all())


async def no_longer_current(db: AsyncSession, session_id: str) -> None:
    """Let no activity of the session be the one that members are shown."""
    statement = update(Activity).where(Activity.session_id == session_id, Activity.is_current)
    await db.execute(statement.values(is_current=False))


async def forget_answers(db: AsyncSession, activity_id: str) -> None:
    """Delete all answers of an activity, with their votes."""
    await db.execute(delete(ActivityAnswer).where(ActivityAnswer.activity_id == activity_id))


async def _locked(db: AsyncSession, *conditions: ColumnElement[bool]) -> list[Activity]:
    statement = select(Activity).where(*conditions).order_by(Activity.id)
    locking = statement.with_for_update(key_share=True)
    return list(await db.scalars(locking.execution_options(populate_existing=True)))
