"""Letting newcomers in, and telling hosts of them."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.live_sessions.events import SessionUpdated
from app.features.newcomers.events import NewcomersWaiting
from app.realtime.bus.waiting import WaitingList
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room


async def admit(
    db: AsyncSession,
    waiting: WaitingList,
    actor: Actor,
    session_id: str,
    ids: Collection[str],
) -> None:
    """Let those in who wait at the session's code; other ids are nobody's there.

    Raises:
        SessionNotFound: not one of the actor's.
    """
    session = await queries.hosted_by(db, actor, session_id)
    await waiting.admit(session.session_code, ids)


class Telling:
    """Tells the hosts on this worker who waits, and who was told that somebody does that none do.

    On a clock, so that no answer to a newcomer takes longer where the code exists.
    """

    def __init__(self) -> None:
        self._told: set[str] = set()  # by session

    async def tell(self, context: WorkerContext) -> None:
        """One round."""
        hosted = {code: room for room in context.rooms if room.hosts and (code := _code_of(room))}
        waiting = await context.newcomers.waiting(hosted)
        told, self._told = self._told, {hosted[code].session_id for code in waiting}
        for code, room in hosted.items():
            if code in waiting or room.session_id in told:
                event = NewcomersWaiting.of(waiting.get(code, []))
                for host in list(room.hosts):
                    room.tell_soon(event, to=host)


def _code_of(room: Room) -> str | None:
    state = room.latest.get(SessionUpdated.name)
    return state["session_code"] if state else None
