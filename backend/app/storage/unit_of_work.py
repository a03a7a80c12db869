"""One command is one transaction: run it, commit it, and only then publish its events."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from functools import cached_property
from itertools import zip_longest
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

import anyio
from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.audience import Audience
from app.core.bus import Bus
from app.core.fact import Fact
from app.core.metrics import METRICS
from app.core.schemas import SessionEvent
from app.core.tracing import PRODUCER, span
from app.storage import driver, event_log
from app.storage.append_with_rows import AppendWithRows, Draft
from app.storage.database import WRITE
from app.storage.lazy_session import LazySession
from app.storage.session_state import LastStates, SessionState

P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E", bound=SessionEvent)

# SQLite takes one writer at a time. Waiting here, in order, is fairer than its busy timeout.
_writer_locks: WeakKeyDictionary[Engine, anyio.Lock] = WeakKeyDictionary()
_last_states: WeakKeyDictionary[Bus, LastStates] = WeakKeyDictionary()  # of each worker


class UnitOfWork:
    """The transaction of one command, and the facts that it records."""

    def __init__(self, db: AsyncSession, bus: Bus) -> None:
        if not isinstance(db, LazySession):  # which does so anyway
            # What a command returns is shown after its commit, and what it has stored is found, and
            # has its defaults, when it looks.
            db.sync_session.expire_on_commit = False
            db.sync_session.autoflush = True
        self.db = db
        self.bus = bus  # one for each worker: what it keeps can be kept by that
        self._recorded: list[tuple[str, Fact]] = []
        self._signals: list[tuple[str, str, dict[str, Any]]] = []
        self._seen: dict[str, SessionState] = {}

    async def run(
        self,
        service: Callable[Concatenate["UnitOfWork", P], Awaitable[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run `service` in a transaction, commit, then publish what it recorded.

        A refusal or an error rolls everything back and publishes nothing.
        """
        with span(_name_of(service)):
            async with _writer_lock(self.db):
                began = monotonic()
                try:
                    await _begin(self.db)
                    result = await service(self, *args, **kwargs)
                    await self._commit()
                except BaseException:
                    await self.db.rollback()
                    self._forget()
                    raise
                METRICS.transactions.add(monotonic() - began)
                self._publish()
        return result

    async def record(
        self, session_id: str, make: Callable[[int], E], audience: Audience | None = None
    ) -> E:
        """Append an event to the session's log; `make` builds it from its `seq`."""
        return (await self.record_all(session_id, [make], audience=audience))[0]

    async def record_all(
        self,
        session_id: str,
        event_factories: Sequence[Callable[[int], E]],
        since: Sequence[float] = (),
        audience: Audience | None = None,
    ) -> list[E]:
        """Append events in order, at the cost of one.

        Args:
            session_id: the session of the log.
            event_factories: each builds an event from its `seq`.
            since: arrival times of what caused the first of them, by the monotonic clock.
            audience: who may see them, in place of the audience that their types name.
        """
        seqs, _state = await self.take_seqs(session_id, len(event_factories))
        events = [make(seq) for make, seq in zip(event_factories, seqs, strict=True)]
        await self.append(session_id, events, since, audience)
        return events

    async def take_seqs(self, session_id: str, count: int) -> tuple[range, SessionState]:
        """Return the next positions of a session's log, for `append`, and the session's state.

        The session's row is locked until the commit, so nothing changes the state meanwhile.
        """
        seqs, state = await event_log.take_seqs(self.db, session_id, count)
        self._seen[session_id] = state
        return seqs, state

    async def append(
        self,
        session_id: str,
        events: Sequence[SessionEvent],
        since: Sequence[float] = (),
        audience: Audience | None = None,
    ) -> None:
        """Append events at positions from `take_seqs`; `since` and `audience` as `record_all`."""
        facts = [
            _fact(event, received_at, audience) for event, received_at in zip_longest(events, since)
        ]
        await event_log.append(self.db, session_id, facts)
        self._recorded.extend((session_id, fact) for fact in facts)

    async def record_at_once(
        self,
        session_id: str,
        append: AppendWithRows,
        drafts: Sequence[Draft],
        state: SessionState,
    ) -> list[int]:
        """Append events with a row of each in one statement.

        Nothing may follow in this unit of work: the statement may be all of its transaction.

        Args:
            session_id: the session of the log.
            append: inserts the rows.
            drafts: the events.
            state: from `last_state`; the statement compares it with the session's.

        Returns:
            Their positions; none if nothing was stored, since the session has another state.
        """
        is_commit, began = driver.commits_alone(self.db), monotonic()
        with span("commit" if is_commit else "append"):
            facts = await append.run(self.db, session_id, state, drafts)
        if not facts:
            del self._last_states[session_id]
        elif is_commit:
            METRICS.commits.add(monotonic() - began)
        self._recorded.extend((session_id, fact) for fact in facts)
        return [fact.seq for fact in facts]

    def last_state(self, session_id: str) -> SessionState | None:
        """Return the state of a session that this worker saw last, for `record_at_once`.

        None if it saw none, or if the database has no statement for that.
        """
        if _is_sqlite(self.db) or not driver.has_direct_driver(self.db):
            return None
        return self._last_states.get(session_id)

    def signal_all(self, session_id: str, name: str, data: dict[str, Any]) -> None:
        """Signal `name` to the session's rooms on every worker after the commit, at most once."""
        self._signals.append((session_id, name, data))

    @cached_property
    def _last_states(self) -> LastStates:
        return _last_states.setdefault(self.bus, LastStates())

    async def _commit(self) -> None:
        if self.db.in_transaction():  # which a statement that commits by itself is not
            began = monotonic()
            with span("commit"):
                await self.db.commit()
            METRICS.commits.add(monotonic() - began)
        for session_id, state in self._seen.items():
            self._last_states.keep(session_id, state)

    def _publish(self) -> None:
        if self._recorded:
            with span("publish", PRODUCER, facts=len(self._recorded)):
                for session_id, fact in self._recorded:
                    METRICS.facts[fact.name] += 1
                    self.bus.publish(session_id, fact)
        for signal in self._signals:
            self.bus.signal_all(*signal)
        self._forget()

    def _forget(self) -> None:
        self._recorded.clear()
        self._signals.clear()
        self._seen.clear()


def _fact(event: SessionEvent, since: float | None, audience: Audience | None) -> Fact:
    seen_by = audience or event.audience
    return Fact(event.name, event.seq, event.wire(), since, seen_by, event.hidden_topics)


def _name_of(service: Callable[..., Any]) -> str:
    return getattr(service, "__qualname__", "unit of work")


async def _begin(db: AsyncSession) -> None:
    if db.in_transaction():
        await db.commit()  # ends what the endpoint has read: its snapshot may be old by now
    if _is_sqlite(db):
        await db.run_sync(lambda db: db.connection(execution_options={WRITE: True}))


def _is_sqlite(db: AsyncSession) -> bool:
    return _engine(db).dialect.name == "sqlite"


def _engine(db: AsyncSession) -> Engine:
    bind = db.engine if isinstance(db, LazySession) else db.get_bind()
    return bind.engine if isinstance(bind, Connection) else bind


def _writer_lock(db: AsyncSession) -> AbstractAsyncContextManager[Any]:
    engine = _engine(db)
    if engine.dialect.name != "sqlite":
        return nullcontext()
    return _writer_locks.setdefault(engine, anyio.Lock())
