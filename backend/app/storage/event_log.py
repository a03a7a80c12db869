"""All SQL of the event log."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, cast, or_, select, update
from sqlalchemy.exc import NoResultFound
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.fact import Fact, private_fact
from app.storage.models import DatabaseEpoch, EventRow, LiveSession
from app.storage.one_of import one_of
from app.storage.session_state import STATE, SessionState
from app.storage.statement import Statement, insert_into

_SESSIONS, _LOG = LiveSession.table(), EventRow.table()
_TAKE_SEQS = Statement(
    update(_SESSIONS)
    .where(_SESSIONS.c.id == bindparam("session_id"))
    .values(last_seq=_SESSIONS.c.last_seq + bindparam("taken"), updated_at=_SESSIONS.c.updated_at)
    .returning(_SESSIONS.c.last_seq, *[cast(_SESSIONS.c[name], Text).label(name) for name in STATE])
)
_APPEND = Statement(insert_into(_LOG, _LOG.c.keys()))
_HEADS = Statement(
    select(_SESSIONS.c.id, _SESSIONS.c.last_seq).where(one_of(_SESSIONS.c.id, "ids")), begins=False
)
_AT_ONCE = 500  # databases bound the values of one statement

Data = dict[str, Any]


async def take_seqs(db: AsyncSession, session_id: str, count: int) -> tuple[range, SessionState]:
    """Reserve the next `count` positions in the session's row, and return them with its state.

    The row stays locked until the commit. So positions have no gaps and follow the order of
    commits, which a database sequence cannot guarantee, and the returned state is still valid at
    the commit.

    Raises:
        NoResultFound: the session does not exist.
    """
    found = await _TAKE_SEQS.fetch(db, session_id=session_id, taken=count)
    if not found:
        raise NoResultFound
    last_seq, *texts = found[0]
    return range(last_seq - count + 1, last_seq + 1), SessionState(tuple(texts))


async def append(db: AsyncSession, session_id: str, facts: Sequence[Fact]) -> None:
    """Insert facts, with the data that members receive, in one statement."""
    now = utc_now()
    rows = [{"session_id": session_id, "at": now, **columns(fact)} for fact in facts]
    await _APPEND.execute_many(db, rows)


def columns(fact: Fact) -> Data:
    """Return a fact's columns: what everybody may see, and the rest as `private`."""
    public = fact.public()
    return {"seq": fact.seq, "type": public.name, "data": public.data, "private": fact.private}


def fact_of(row: EventRow) -> Fact:
    """Return the fact that a row holds."""
    if row.private is not None:
        return private_fact(row.seq, row.private)
    return Fact(row.type, row.seq, row.data)


async def rewrite(
    db: AsyncSession,
    session_id: str,
    about: Collection[tuple[str, int | None]],
    types: Collection[str],
    change: Callable[[str, Data], Data],
) -> None:
    """Change the data of stored facts; positions and types stay.

    It changes facts at the positions in `about`, and facts of one of these `types` whose `id` is in
    `about`. `change` maps a fact's type and data to its new data.
    """
    every = [*about]
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        seqs = [seq for _, seq in some if seq is not None]
        again = _is_about(types, [one for one, _ in some])
        statement = select(EventRow).where(
            EventRow.session_id == session_id,
            EventRow.seq >= min(seqs, default=0),  # nothing is told again before it was told
            or_(EventRow.seq.in_(seqs), again),
        )
        for row in await db.scalars(statement):
            _change(row, change)


async def head(db: AsyncSession, session_id: str) -> int | None:
    """Return the newest position: 0 for an empty log, None if the session does not exist."""
    return await db.scalar(select(LiveSession.last_seq).where(LiveSession.id == session_id))


async def heads(db: AsyncSession, session_ids: list[str]) -> dict[str, int]:
    """Return the newest position of each of these sessions."""
    return dict(await _HEADS.fetch(db, ids=session_ids))


async def epoch(db: AsyncSession) -> str | None:
    """Return the database's epoch, None if no migration has set one."""
    return await db.scalar(select(DatabaseEpoch.value))


async def after(db: AsyncSession, session_id: str, since: int, limit: int) -> list[EventRow]:
    """Return the first `limit` facts after `since`, in order."""
    statement = (
        select(EventRow)
        .where(EventRow.session_id == session_id, EventRow.seq > since)
        .order_by(EventRow.seq)
        .limit(limit)
    )
    return list(await db.scalars(statement))


async def before(
    db: AsyncSession, session_id: str, position: int | None, limit: int
) -> list[EventRow]:
    """Return the last `limit` facts before `position` (None: the newest ones), in order."""
    statement = (
        select(EventRow)
        .where(EventRow.session_id == session_id)
        .order_by(EventRow.seq.desc())
        .limit(limit)
    )
    if position is not None:
        statement = statement.where(EventRow.seq < position)
    return list(await db.scalars(statement))[::-1]


def _is_about(types: Collection[str], ids: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a fact has one of these types and one of these ids."""
    data = EventRow.data["id"].as_string()
    kind, hidden = EventRow.private["type"].as_string(), EventRow.private["data", "id"].as_string()
    return or_(EventRow.type.in_(types) & data.in_(ids), kind.in_(types) & hidden.in_(ids))


def _change(row: EventRow, change: Callable[[str, Data], Data]) -> None:
    if row.private is None:
        row.data = change(row.type, row.data)
    else:
        data = change(row.private["type"], row.private["data"])
        row.private = {**row.private, "data": data}
