"""All SQL about reactions to messages.

A withdrawn reaction stays for a minute, so that every worker finds what has changed.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, false, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.ids import new_id
from app.features.message_reactions.views import CountsByMessage, OwnByMessage
from app.storage.models import LiveSession, Message, MessageReaction
from app.storage.one_of import one_of
from app.storage.statement import Statement

_REACTIONS, _MESSAGES = MessageReaction.table(), Message.table()
_SESSIONS = LiveSession.table()

# FOR KEY SHARE, before any other lock: who changes the session or deletes from it comes before or
# after the whole batch, and one message more does not wait for it.
_STATE = Statement(
    select(_SESSIONS.c.status, _SESSIONS.c.features, _SESSIONS.c.settings, _SESSIONS.c.muted)
    .where(_SESSIONS.c.id == bindparam("session_id"))
    .with_for_update(read=True, key_share=True)
)
_IS_READABLE = (
    _MESSAGES.c.id == _REACTIONS.c.message_id,
    _MESSAGES.c.seq.is_not(None),
    _MESSAGES.c.deleted_at.is_(None),
)
_SHOWN = (
    _REACTIONS.c.session_id == bindparam("session_id"),
    one_of(_REACTIONS.c.message_id, "ids"),
    _REACTIONS.c.is_on,
    *_IS_READABLE,
)
_COUNTS = Statement(
    select(_REACTIONS.c.message_id, _REACTIONS.c.emoji, func.count().label("n"))
    .where(*_SHOWN)
    .group_by(_REACTIONS.c.message_id, _REACTIONS.c.emoji),
    begins=False,
)
_OWN = Statement(
    select(_REACTIONS.c.person_id, _REACTIONS.c.message_id, _REACTIONS.c.emoji).where(
        *_SHOWN, one_of(_REACTIONS.c.person_id, "people")
    ),
    begins=False,
)
_CHANGED = Statement(
    select(_REACTIONS.c.session_id, _REACTIONS.c.message_id)
    .where(
        one_of(_REACTIONS.c.session_id, "sessions"), _REACTIONS.c.changed_at > bindparam("since")
    )
    .distinct(),
    begins=False,
)
_KEY = ("message_id", "person_id", "emoji")


def _put(insert: Any) -> Any:
    names = (*_KEY, "session_id", "is_on", "changed_at")
    statement = insert(_REACTIONS).values({name: bindparam(name) for name in names})
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[*_REACTIONS.primary_key.columns],
        set_={"is_on": new["is_on"], "changed_at": new["changed_at"]},
        where=_REACTIONS.c.is_on != new["is_on"],
    )


_PUT = Statement({"sqlite": _put(sqlite.insert), "postgresql": _put(postgresql.insert)})


async def state(db: AsyncSession, session_id: str) -> Mapping[str, Any] | None:
    """Return what a session says of reactions; it does not change before the commit."""
    found = await _STATE.fetch(db, session_id=session_id)
    return found[0]._asdict() if found else None


async def put(db: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store each reaction as on or off, in one order of keys, so that workers wait for no other."""
    await _PUT.execute_many(db, sorted(rows, key=lambda row: [row[name] for name in _KEY]))


async def counts(db: AsyncSession, session_id: str, ids: Collection[str]) -> CountsByMessage:
    """Return how often people react to these messages, of those that everybody may read."""
    found: CountsByMessage = {}
    for message, emoji, count in await _COUNTS.fetch(db, session_id=session_id, ids=ids):
        found.setdefault(message, {})[emoji] = count
    return found


async def own(
    db: AsyncSession, session_id: str, ids: Collection[str], people: Collection[str]
) -> dict[str, OwnByMessage]:
    """Return with what each of these people reacts to these messages, by the person's id."""
    found: dict[str, OwnByMessage] = defaultdict(dict)
    rows = await _OWN.fetch(db, session_id=session_id, ids=ids, people=people)
    for person, message, emoji in rows:
        found[person].setdefault(message, []).append(emoji)
    return found


async def changed(
    db: AsyncSession, sessions: Collection[str], since: datetime
) -> list[tuple[str, str]]:
    """Return the sessions and messages whose reactions have changed since then."""
    rows = await _CHANGED.fetch(db, sessions=sessions, since=since)
    return [(session_id, message_id) for session_id, message_id in rows]


async def has_any(db: AsyncSession, session_id: str) -> bool:
    """Return whether anybody reacts to any message of a session."""
    statement = select(exists().where(MessageReaction.session_id == session_id))
    return bool(await db.scalar(statement))


async def of_person(db: AsyncSession, session_id: str, person_id: str) -> OwnByMessage:
    """Return with what one person reacts to the messages of a session."""
    statement = select(MessageReaction.message_id, MessageReaction.emoji).where(
        MessageReaction.session_id == session_id,
        MessageReaction.person_id == person_id,
        MessageReaction.is_on,
    )
    found: OwnByMessage = {}
    for message, emoji in await db.execute(statement.order_by(*_REACTIONS.primary_key)):
        found.setdefault(message, []).append(emoji)
    return found


async def of_presenter(db: AsyncSession, user_id: str) -> dict[str, OwnByMessage]:
    """Return with what a user reacts to messages in their own sessions, by the session's id."""
    statement = (
        select(MessageReaction.session_id, MessageReaction.message_id, MessageReaction.emoji)
        .join(LiveSession, LiveSession.id == MessageReaction.session_id)
        .where(
            LiveSession.presenter_id == user_id,
            MessageReaction.person_id == user_id,
            MessageReaction.is_on,
        )
    )
    found: dict[str, OwnByMessage] = defaultdict(dict)
    for session_id, message, emoji in await db.execute(statement.order_by(*_REACTIONS.primary_key)):
        found[session_id].setdefault(message, []).append(emoji)
    return found


async def withdraw_all(db: AsyncSession, session_id: str, person_id: str, now: datetime) -> None:
    """Withdraw all reactions of one person, and let what is left of them belong to nobody."""
    statement = update(MessageReaction).where(
        MessageReaction.session_id == session_id, MessageReaction.person_id == person_id
    )
    await db.execute(statement.values(is_on=False, changed_at=now, person_id=new_id()))


async def forget_withdrawn(db: AsyncSession, before: datetime) -> None:
    """Delete reactions that were withdrawn before this time."""
    statement = delete(MessageReaction).where(
        MessageReaction.is_on == false(), MessageReaction.changed_at < before
    )
    await db.execute(statement)
