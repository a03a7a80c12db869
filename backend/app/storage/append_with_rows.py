"""Appending events to a session's log, with a row of a feature's table for each, at once.

One statement takes the positions, appends, and inserts the rows, if the session's state is still
the one that the events were checked against. It is a transaction by itself: one round trip.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple

import orjson
from sqlalchemy import (
    CTE,
    JSON,
    Integer,
    Table,
    TableValuedAlias,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.audience import EVERYONE
from app.core.clock import utc_now
from app.core.fact import Fact
from app.core.schemas import Prepared, SessionEvent
from app.storage.models import EventRow, LiveSession
from app.storage.session_state import KNOWN, STATE, SessionState
from app.storage.statement import Process, Statement, Values, binder

_SESSIONS, _LOG = LiveSession.table(), EventRow.table()


class Draft(NamedTuple):
    """An event for everyone, which gets its `seq` when it is stored, with a row of its own.

    `since`: when its command arrived, by the monotonic clock.
    """

    event: SessionEvent | Prepared
    row: Values
    since: float


class AppendWithRows:
    """The statement for one table of a feature, in PostgreSQL.

    Its rows have `session_id` and `seq` of their event, and the columns that are named here.
    """

    def __init__(self, table: Table, columns: Sequence[str]) -> None:
        self._table, self._columns = table, columns
        self._statement = Statement(_statement(table, columns), begins=False)

    async def run(
        self, db: AsyncSession, session_id: str, state: SessionState, drafts: Sequence[Draft]
    ) -> list[Fact]:
        """Append the events with their rows, and return the facts.

        There are none if the session has another state, or is gone: nothing is stored then.

        Raises:
            sqlalchemy.exc.DBAPIError: nothing is stored, unless the connection was lost.
        """
        payloads = [_payload(draft.event) for draft in drafts]
        found = await self._statement.fetch(
            db,
            session_id=session_id,
            taken=len(drafts),
            at=utc_now(),
            given=self._given(drafts, payloads),
            **state.known,
        )
        return [
            Fact(draft.event.name, seq, {"seq": seq, **payload}, draft.since)
            for row in found
            for seq, draft, payload in zip(count(row.before + 1), drafts, payloads, strict=False)
        ]

    def _given(self, drafts: Sequence[Draft], payloads: Sequence[dict[str, Any]]) -> str:
        """Return everything in JSON: an array of each column would take the driver longer."""
        given = []
        for n, draft, payload in zip(count(1), drafts, payloads, strict=False):
            row = {name: draft.row[name] for name in self._columns}
            for name, bind in self._binders:
                row[name] = bind(row[name])
            given.append(
                {**row, "event_n": n, "event_name": draft.event.name, "event_data": payload}
            )
        return orjson.dumps(given).decode()

    @cached_property
    def _binders(self) -> list[tuple[str, Process]]:
        """What the types of columns make of values."""
        dialect = PGDialect_asyncpg()  # type: ignore[no-untyped-call]
        found = [(name, binder(self._table.c[name].type, dialect)) for name in self._columns]
        return [(name, bind) for name, bind in found if bind is not None]


def _payload(event: SessionEvent | Prepared) -> dict[str, Any]:
    if isinstance(event, SessionEvent) and event.audience is not EVERYONE:
        raise ValueError("for everyone only: nothing here hides it from others")
    payload = event.wire()
    payload.pop("seq", None)
    return payload


def _statement(table: Table, columns: Sequence[str]) -> Any:
    taken, each = _take_seqs(), _given(table, columns)
    seq = taken.c.before + each.c.event_n
    here = taken.join(each, true())
    # The payload without `seq` begins with a brace.
    payload = func.substr(cast(each.c.event_data, Text), 2)
    data = cast(func.concat('{"seq":', seq, ",", payload), JSON)
    at = bindparam("at", type_=_LOG.c.at.type)
    logged = insert(_LOG).from_select(
        ["session_id", "seq", "type", "at", "data"],
        select(taken.c.id, seq, each.c.event_name, at, data).select_from(here),
    )
    stored = insert(table).from_select(
        ["session_id", "seq", *columns],
        select(taken.c.id, seq, *[each.c[name] for name in columns]).select_from(here),
    )
    return select(taken.c.before).add_cte(logged.cte("logged"), stored.cte("stored"))


def _given(table: Table, columns: Sequence[str]) -> TableValuedAlias:
    """The events and the columns of their rows, numbered by `event_n` from 1."""
    types = {name: table.c[name].type for name in columns}
    types |= {"event_n": Integer(), "event_name": Text(), "event_data": JSON()}
    given = cast(bindparam("given", type_=Text()), JSON)
    each = [column(name, kind) for name, kind in types.items()]
    return func.json_to_recordset(given).table_valued(*each).render_derived(with_types=True)


def _take_seqs() -> CTE:
    is_as_known = [
        cast(_SESSIONS.c[name], Text) == bindparam(known, type_=Text())
        for name, known in zip(STATE, KNOWN, strict=True)
    ]
    taken = bindparam("taken", type_=_SESSIONS.c.last_seq.type)
    return (
        update(_SESSIONS)
        .where(_SESSIONS.c.id == bindparam("session_id"), *is_as_known)
        .values(last_seq=_SESSIONS.c.last_seq + taken, updated_at=_SESSIONS.c.updated_at)
        .returning(_SESSIONS.c.id, (_SESSIONS.c.last_seq - taken).label("before"))
        .cte("taken")
    )
