"""All SQL about the list of people, and about what somebody has said under their name."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import JSON, ColumnElement, Row, and_, func, literal, or_, select, true, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.names import name_key
from app.core.search import search_key
from app.features.people.commands import FindPeople
from app.storage.models import LiveSession, Message, Participant, User

_PARTICIPANTS = Participant.table()
_MESSAGES = Message.table()


async def page(
    db: AsyncSession, session_id: str, wanted: FindPeople, among: Collection[str] | None
) -> list[Row[Any]]:
    """The newest participants of those that are wanted, and one more if there are more.

    Those `among` whom they must be come by the thousand, as one value.
    """
    statement = (
        select(_PARTICIPANTS)
        .where(_listed(session_id, wanted.text), _are(db, session_id, wanted, among))
        .order_by(_PARTICIPANTS.c.joined_at.desc(), _PARTICIPANTS.c.id.desc())
        .limit(wanted.limit + 1)
    )
    if wanted.behind is not None:
        statement = statement.where(
            tuple_(_PARTICIPANTS.c.joined_at, _PARTICIPANTS.c.id) < tuple_(*wanted.behind)
        )
    return list(await db.execute(statement))


async def total(
    db: AsyncSession, session_id: str, wanted: FindPeople, among: Collection[str] | None
) -> int:
    """How many participants there are of those that are wanted."""
    statement = (
        select(func.count())
        .select_from(_PARTICIPANTS)
        .where(_listed(session_id, wanted.text), _are(db, session_id, wanted, among))
    )
    return (await db.execute(statement)).scalar_one()


async def message_counts(
    db: AsyncSession, session_id: str, sender_ids: Collection[str]
) -> dict[str, int]:
    """Return how many messages each of these people has sent."""
    statement = (
        select(_MESSAGES.c.sender_id, func.count())
        .where(_MESSAGES.c.session_id == session_id, _MESSAGES.c.sender_id.in_(sender_ids))
        .group_by(_MESSAGES.c.sender_id)
    )
    return dict((await db.execute(statement)).all())


async def lock_user(db: AsyncSession, user_id: str) -> User:
    """Return the presenter, whose row stays locked until the commit."""
    return await db.get_one(User, user_id, with_for_update=True, populate_existing=True)


async def lock_not_ended(db: AsyncSession, presenter_id: str) -> list[LiveSession]:
    """Return the presenter's sessions that have not ended, locked until the commit."""
    statement = (
        select(LiveSession)
        .where(LiveSession.presenter_id == presenter_id, LiveSession.status != "ended")
        .order_by(LiveSession.id)
    )
    locked = statement.with_for_update().execution_options(populate_existing=True)
    return list(await db.scalars(locked))


def _listed(session_id: str, text: str) -> ColumnElement[bool]:
    """Participants of the session, but for those of people who took their data back."""
    listed = and_(_PARTICIPANTS.c.session_id == session_id, _PARTICIPANTS.c.nickname != "")
    if not text:
        return listed
    found = _PARTICIPANTS.c.search_key.contains(search_key(text), autoescape=True)
    # Workers of an earlier version store none.
    alike = _PARTICIPANTS.c.nickname_key.contains(name_key(text), autoescape=True)
    return and_(listed, or_(found, and_(_PARTICIPANTS.c.search_key.is_(None), alike)))


def _are(
    db: AsyncSession, session_id: str, wanted: FindPeople, among: Collection[str] | None
) -> ColumnElement[bool]:
    """Whether they are as is wanted."""
    if wanted.only == "written":
        senders = select(_MESSAGES.c.sender_id).where(_MESSAGES.c.session_id == session_id)
        return _PARTICIPANTS.c.id.in_(senders)
    if among is None:
        return true()
    is_sqlite = db.get_bind().dialect.name == "sqlite"
    each = func.json_each if is_sqlite else func.json_array_elements_text
    ids = each(literal([*among], JSON)).table_valued("value")
    return _PARTICIPANTS.c.id.in_(select(ids.c.value))
