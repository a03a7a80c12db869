"""All SQL about names: of participants, of those who help to host, and of presenters."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import CoHost, Participant, User
from app.storage.one_of import one_of
from app.storage.statement import Statement

_PARTICIPANTS, _CO_HOSTS = Participant.table(), CoHost.table()
_HOLDERS = Statement(
    select(_PARTICIPANTS).where(
        _PARTICIPANTS.c.session_id == bindparam("of"),
        one_of(_PARTICIPANTS.c.nickname_key, "keys"),
        _PARTICIPANTS.c.released_at.is_(None),
    )
)
_CO_HOST_NAMES = Statement(
    select(_CO_HOSTS.c.name_key).where(
        _CO_HOSTS.c.session_id == bindparam("of"),
        one_of(_CO_HOSTS.c.name_key, "keys"),
        _CO_HOSTS.c.revoked_at.is_(None),
    )
)


async def holders(
    db: AsyncSession, session_id: str, nickname_keys: Collection[str]
) -> dict[str, Any]:
    """The rows of the participants who hold these names, by name."""
    found = await _HOLDERS.fetch(db, of=session_id, keys=nickname_keys)
    return {row.nickname_key: row for row in found}


async def release(db: AsyncSession, ids: Collection[str], now: datetime) -> None:
    """These participants hold their names no more."""
    await db.execute(
        update(_PARTICIPANTS).where(_PARTICIPANTS.c.id.in_(ids)).values(released_at=now)
    )


async def co_host_names(db: AsyncSession, session_id: str, keys: Collection[str]) -> set[str]:
    """Which of these names co-hosts of this session have."""
    found = await _CO_HOST_NAMES.fetch(db, of=session_id, keys=keys)
    return {row.name_key for row in found}


async def nicknames(db: AsyncSession, ids: Collection[str]) -> dict[str, str]:
    """What these participants and presenters are called now, by id."""
    participants = select(_PARTICIPANTS.c.id, _PARTICIPANTS.c.nickname).where(
        _PARTICIPANTS.c.id.in_(ids)
    )
    users = select(User.id, User.name).where(User.id.in_(ids))
    return dict((await db.execute(participants.union_all(users))).all())
