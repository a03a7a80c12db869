"""Recording which sessions have people, so that they do not end by themselves."""

from dataclasses import dataclass
from time import monotonic
from weakref import WeakKeyDictionary

from app.features.live_sessions import session_row
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

AGAIN_SECONDS = 20.0
_AT_ONCE = 50  # rows that one transaction locks: messages wait for it


@dataclass(frozen=True, slots=True)
class _Noted:
    at: float  # by the monotonic clock
    most: int


_noted: WeakKeyDictionary[Room, _Noted] = WeakKeyDictionary()


async def note_use(context: WorkerContext) -> None:
    """Record sessions with people on this worker, presenters too, and the highest number."""
    now = monotonic()
    due = sorted((room for room in context.rooms if _is_due(room, now)), key=_by_id)
    for start in range(0, len(due), _AT_ONCE):
        some = due[start : start + _AT_ONCE]
        counts = {room: room.presence.count for room in some}
        people = {room.session_id: count for room, count in counts.items()}
        await context.run(session_row.note_use, people)
        for room, count in counts.items():
            before = _noted.get(room)
            _noted[room] = _Noted(now, max(count, before.most if before else 0))


def _is_due(room: Room, now: float) -> bool:
    """Return whether to record: the first time, at a new maximum, and at intervals."""
    noted = _noted.get(room)
    if noted is None or room.presence.count > noted.most:
        return True
    return bool(room.members) and now >= noted.at + AGAIN_SECONDS


def _by_id(room: Room) -> str:
    return room.session_id
