"""All SQL about names: of participants, of those who help to host, and of presenters."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import CoHost, Participant, User

# Made once, and on the table: a hall that fills runs it hundreds of times a second.
_PARTICIPANTS = Participant.table()
_HOLDERS = select(_PARTICIPANTS).where(
    _PARTICIPANTS.c.session_id == bindparam("of"),
    _PARTICIPANTS.c.nickname_key.in_(bindparam("keys", expanding=True)),
    _PARTICIPANTS.c.released_at.is_(None),
)


async def holders(
    db: AsyncSession, session_id: str, nickname_keys: Collection[str]
) -> dict[str, Row[Any]]:
    """The rows of the participants who hold these names, by name."""
    found = await db.execute(_HOLDERS, {"of": session_id, "keys": [*nickname_keys]})
    return {row.nickname_key: row for row in found}


async def release(db: AsyncSession, ids: Collection[str], now: datetime) -> None:
    """These participants hold their names no more."""
    await db.execute(
        update(_PARTICIPANTS).where(_PARTICIPANTS.c.id.in_(ids)).values(released_at=now)
    )


async def co_host_names(db: AsyncSession, session_id: str, keys: Collection[str]) -> set[str]:
    """Which of these names co-hosts of this session have."""
    statement = select(CoHost.name_key).where(
        CoHost.session_id == session_id,
        CoHost.name_key.in_(keys),
        CoHost.revoked_at.is_(None),
    )
    return {key for key in await db.scalars(statement) if key is not None}


async def nicknames(db: AsyncSession, ids: Collection[str]) -> dict[str, str]:
    """What these participants and presenters are called now, by id."""
    participants = select(_PARTICIPANTS.c.id, _PARTICIPANTS.c.nickname).where(
        _PARTICIPANTS.c.id.in_(ids)
    )
    users = select(User.id, User.name).where(User.id.in_(ids))
    return dict((await db.execute(participants.union_all(users))).all())
