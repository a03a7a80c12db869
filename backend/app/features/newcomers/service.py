"""Admitting newcomers, and telling hosts about them."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.live_sessions.events import SessionUpdated
from app.features.newcomers.events import NewcomersWaiting
from app.features.newcomers.waiting import WaitingList
from app.features.newcomers.waiting_list import waiting_list
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room


async def admit(
    db: AsyncSession,
    waiting: WaitingList,
    actor: Actor,
    session_id: str,
    ids: Collection[str],
) -> None:
    """Admit newcomers who wait at the session's code; other ids have no effect.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.hosted_by(db, actor, session_id)
    await waiting.admit(session.session_code, ids)


class WaitingListAnnouncer:
    """Tells the hosts on this worker who waits, and once that nobody waits any more.

    It is periodic, so that a newcomer's answer takes equally long for right and wrong codes.
    """

    def __init__(self) -> None:
        self._notified: set[str] = set()  # by session

    async def announce(self, context: WorkerContext) -> None:
        """Tell the hosts of every open room who waits; nobody any more is told once."""
        hosted = {code: room for room in context.rooms if room.hosts and (code := _code_of(room))}
        waiting = await waiting_list(context).waiting(hosted)
        notified, self._notified = self._notified, {hosted[code].session_id for code in waiting}
        for code, room in hosted.items():
            if code in waiting or room.session_id in notified:
                event = NewcomersWaiting.of(waiting.get(code, []))
                for host in list(room.hosts):
                    room.send_soon(event, to=host)


def _code_of(room: Room) -> str | None:
    state = room.latest.get(SessionUpdated.name)
    return state["session_code"] if state else None
