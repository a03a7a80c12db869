"""Totals: counts that are kept in memory, told on a clock and compared with the store."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.rooms.total import Counts, Total
from app.realtime.scheduler import Job
from app.realtime.signals import Signal
from app.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

SECONDS = 1.0  # between two rounds of saving, and of comparing


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """What one feature counts in every live session; each worker keeps counts of its own.

    A lost signal, or a total that is not told, costs nothing: the next one is the same again.

    Attributes:
        name: in the names of the jobs and in the log.
        signal: the name under which workers tell one another what they have counted.
        interval: seconds between two totals that a room is told, at least.
        send: sends a room the counts since the last time, and the totals.
        read: reads what is stored of some sessions.
        store: adds counts to those that are stored, once a second. None if the feature's commands
            store what they count themselves, and `add` it after their commit.
        may_fall: whether counts may be negative, as when votes are taken back.
    """

    name: str
    signal: str
    interval: float
    send: Callable[[Room, Counts, Counts], None]
    read: Callable[[AsyncSession, Collection[str]], Awaitable[Mapping[str, Counts]]]
    store: Callable[[UnitOfWork, str, Counts], Awaitable[None]] | None = None
    may_fall: bool = False

    @property
    def jobs(self) -> list[Job]:
        """The jobs for the feature's manifest."""
        return [
            Job(f"save_{self.name}", SECONDS, self.save, at_exit=True),
            Job(f"compare_{self.name}", SECONDS, self.compare),
        ]

    @property
    def signals(self) -> list[Signal]:
        """The signals for the feature's manifest."""
        return [Signal(self.signal, self._receive)]

    async def add(self, context: WorkerContext, session_id: str, counts: Counts) -> None:
        """Count in a session, and tell its rooms on every worker soon."""
        total = context.own(self._new).get(session_id)
        if self.store is not None:
            (total or await self._open(context, session_id)).add(counts)
        elif total is not None:
            total.add_stored(counts)
        else:  # what is read contains them
            (await self._open(context, session_id)).announce(counts)

    def loaded(self, context: WorkerContext, session_id: str) -> Total | None:
        """Return the total of a session if this worker has read it."""
        return context.own(self._new).get(session_id)

    async def now(self, context: WorkerContext, session_id: str) -> dict[str, int]:
        """Return the totals of a session."""
        total = context.own(self._new).get(session_id) or await self._open(context, session_id)
        return dict(total.totals)

    def known(self, context: WorkerContext, session_id: str) -> dict[str, int]:
        """Return the totals of a session as this worker has them; none before it has read them."""
        total = context.own(self._new).get(session_id)
        return dict(total.totals) if total else {}

    async def save(self, context: WorkerContext) -> None:
        """Store what was counted since the last time, and forget totals that nobody needs.

        One that cannot be stored waits for the next round; the others are stored anyway.
        """
        totals = context.own(self._new)
        for session_id, total in list(totals.items()):
            if unsaved := total.take_unsaved():
                await self._save_one(context, session_id, total, unsaved)
            elif context.rooms.get(session_id) is None:
                del totals[session_id]

    async def compare(self, context: WorkerContext) -> None:
        """Compare doubtful totals with what all workers have stored."""
        totals = context.own(self._new)
        doubtful = [session_id for session_id, total in totals.items() if total.is_doubtful]
        if doubtful:
            async with context.open_db() as db:
                stored = await self.read(db, doubtful)
            for session_id in doubtful:
                if total := totals.get(session_id):
                    total.compare(stored.get(session_id, {}))

    def _receive(self, context: WorkerContext, room: Room, counts: dict[str, int]) -> None:
        """Another worker has counted; a session without a total here is read when it is needed."""
        if total := context.own(self._new).get(room.session_id):
            total.add_remote(counts)

    async def _save_one(
        self, context: WorkerContext, session_id: str, total: Total, unsaved: Counts
    ) -> None:
        try:
            await context.run(self._add_stored, session_id, unsaved)
        except IntegrityError:  # the session was deleted meanwhile
            context.own(self._new).pop(session_id, None)
        except Exception as error:
            total.give_back(unsaved)
            log.warning(
                f"{self.name}_not_saved", session=session_id, error=repr(error), exc_info=error
            )

    async def _add_stored(self, work: UnitOfWork, session_id: str, counts: Counts) -> None:
        if self.store is not None:
            await self.store(work, session_id, counts)

    async def _open(self, context: WorkerContext, session_id: str) -> Total:
        async with context.open_db() as db:
            stored = (await self.read(db, [session_id])).get(session_id, {})
        total = Total(
            stored,
            partial(self._tick, context, session_id),
            self.interval,
            may_fall=self.may_fall,
        )
        return context.own(self._new).setdefault(session_id, total)

    def _tick(
        self, context: WorkerContext, session_id: str, new: Counts, totals: Counts, own: Counts
    ) -> None:
        """Tell members everything, and the other workers what was counted here."""
        if room := context.rooms.get(session_id):
            self.send(room, new, totals)
        if own:
            context.bus.signal(session_id, self.signal, dict(own))

    def _new(self) -> dict[str, Total]:
        """Make the totals of a worker, by live session."""
        return {}
