"""Using a presenter's session again."""

from collections.abc import Iterable

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.dashboard import repository
from app.features.live_sessions import queries
from app.features.live_sessions.codes import free_code
from app.features.live_sessions.options import reused_settings
from app.features.live_sessions.service import OwnSession
from app.storage.models import LiveSession
from app.storage.reuse import Reuse
from app.storage.unit_of_work import UnitOfWork

_AGAIN = ("title", "description", "features", "words", "retention_days", "passcode_hash")


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
    columns = old.columns()
    now = utc_now()
    session = LiveSession(
        **{name: columns[name] for name in _AGAIN},
        presenter_id=presenter_id,
        session_code=await free_code(work.db, None),
        settings=reused_settings(old.settings),
        created_at=now,
        updated_at=now,
    )
    await repository.add(work.db, session)
    for copy in copies:
        await copy(work.db, old.id, session.id)
    return session
