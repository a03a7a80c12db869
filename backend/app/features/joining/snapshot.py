"""The state that new members receive. The shared part is cached: a thousand joins read it once."""

import asyncio
from dataclasses import dataclass, replace
from functools import cached_property

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.fact import Fact
from app.features.event_log import service as event_log
from app.features.joining.parts import Parts
from app.features.live_sessions import queries
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room
from app.realtime.snapshot import Part, Shown


@dataclass(frozen=True)
class Snapshot:
    """A session's state at position `seq`, ready for JSON; `unclear` parts must be read again."""

    parts: Parts
    seq: int
    epoch: str
    shown: Shown
    unclear: frozenset[Part] = frozenset()

    @cached_property
    def encoded(self) -> dict[str, orjson.Fragment]:
        """Return the part that is the same for every member, as JSON."""
        return {
            name: orjson.Fragment(orjson.dumps(self.shown[name])) for name in self.parts.kept_fields
        }

    @cached_property
    def latest(self) -> list[Fact]:
        """Return facts that describe the same state."""
        return self.parts.latest(self.shown, self.seq)

    def after(self, fact: Fact) -> "Snapshot":
        """Return the state after one more fact."""
        return replace(
            self,
            seq=fact.seq,
            shown=self.parts.changed(self.shown, fact),
            unclear=self.unclear | self.parts.unclear(fact),
        )


class Kept:
    """A room's newest snapshot, and the lock for reading it."""

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None
        self.turn = asyncio.Lock()


async def snapshot_of(
    parts: Parts, context: WorkerContext, room: Room, since: int | None = None
) -> Snapshot:
    """Return the state of the room's session, from memory if the room has received every fact.

    A member that comes from another worker may have received facts, up to `since`, that this worker
    has not. Then the snapshot is read from the database, as it must not be older than the member's
    state. If several members come first at the same time, one reads and the others wait.
    """
    kept = room.own(Kept)
    async with kept.turn:
        snapshot = kept.snapshot
        newer = room.delivered_since(snapshot.seq) if snapshot is not None else None
        if snapshot is None or newer is None or snapshot.seq + len(newer) < (since or 0):
            async with context.open_db() as db:
                snapshot, newer = await _read(parts, db, room.session_id), []
        for fact in newer:
            snapshot = snapshot.after(fact)
        if snapshot.unclear:
            async with context.open_db() as db:
                snapshot = await _read_again(snapshot, db, room.session_id)
        kept.snapshot = snapshot
    return snapshot


async def _read(parts: Parts, db: AsyncSession, session_id: str) -> Snapshot:
    session = await queries.by_id(db, session_id)
    shown = await parts.read(db, session)
    return Snapshot(parts, session.last_seq, await event_log.epoch(db), shown)


async def _read_again(snapshot: Snapshot, db: AsyncSession, session_id: str) -> Snapshot:
    """Read the unclear parts in their present state, which may be later than `seq`."""
    session = await queries.by_id(db, session_id)
    read = await snapshot.parts.read(db, session, only=snapshot.unclear)
    return replace(snapshot, shown={**snapshot.shown, **read}, unclear=frozenset())
