"""Using a presenter's session again."""

from collections.abc import Iterable

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.live_sessions import service as live_sessions
from app.features.live_sessions.service import OwnSession
from app.storage.models import LiveSession
from app.storage.reuse import Reuse
from app.storage.unit_of_work import UnitOfWork


async def duplicate(
    work: UnitOfWork, copies: Iterable[Reuse], actor: Actor, session_id: str
) -> OwnSession:
    """Create a draft with what was set up and prepared here, without its people and messages."""
    old = await queries.hosted_by(work.db, actor, session_id)
    return OwnSession(await copied(work, copies, old, actor.id), actor.nickname, 0)


async def copied(
    work: UnitOfWork, copies: Iterable[Reuse], old: LiveSession, presenter_id: str
) -> LiveSession:
    """Store a draft with what was set up and prepared in `old`, as a session of this user's."""
    session = await live_sessions.copy(work, old, presenter_id)
    for copy in copies:
        await copy(work.db, old.id, session.id)
    return session
