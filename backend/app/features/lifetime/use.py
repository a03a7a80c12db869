"""Recording which sessions have people, so that they do not end by themselves."""

from time import monotonic

from app.features.live_sessions import session_row
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

AGAIN_SECONDS = 20.0
_AT_ONCE = 50  # rows that one transaction locks: messages wait for it


class _Noted:
    """When a room's use was recorded last, by the monotonic clock, and the highest number."""

    at: float | None = None
    most = 0


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
            noted = room.own(_Noted)
            noted.at, noted.most = now, max(count, noted.most)


def _is_due(room: Room, now: float) -> bool:
    """Return whether to record: the first time, at a new maximum, and at intervals."""
    noted = room.own(_Noted)
    if noted.at is None or room.presence.count > noted.most:
        return True
    return bool(room.members) and now >= noted.at + AGAIN_SECONDS


def _by_id(room: Room) -> str:
    return room.session_id
