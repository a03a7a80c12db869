"""Finding a live session: by code, by id, or among those that an actor hosts."""

from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.demo import DEMO_EMAIL
from app.core.join_key import is_join_key, join_key
from app.features.live_sessions import policy, repository
from app.features.live_sessions.errors import SessionNotFound
from app.features.live_sessions.options import EntrySettings
from app.features.live_sessions.views import Beginning, JoinPreview
from app.storage.models import LiveSession

T = TypeVar("T")


async def lock_for_update(db: AsyncSession, session_id: str) -> LiveSession:
    """Return the session, locked until the commit, so that its state cannot change meanwhile."""
    return _found(await repository.locked(db, session_id))


async def lock_for_share(db: AsyncSession, session_id: str) -> None:
    """Lock the session's row FOR KEY SHARE until the commit; it blocks `lock_for_update`."""
    await repository.lock_for_share(db, session_id)


async def by_id(db: AsyncSession, session_id: str) -> LiveSession:
    """Return the session as stored now."""
    return _found(await repository.by_id(db, session_id))


async def by_code(db: AsyncSession, code: str) -> LiveSession:
    """Return the session with this join code; if none can be joined, the last one."""
    return _found(await repository.by_code(db, code))


async def is_known(db: AsyncSession, code: str, k: str, own_session: str | None = None) -> bool:
    """Whether this code leads to a session whose link has this `k`, or to one's own."""
    session_id = await repository.id_by_code(db, code)
    has_link = is_join_key(k, session_id or "", code)
    return session_id is not None and (has_link or session_id == own_session)


async def demo_code(db: AsyncSession, session_id: str) -> str | None:
    """Return the session's code if it belongs to the demo account, else None."""
    return await repository.code_of_owner(db, session_id, DEMO_EMAIL)


async def status(db: AsyncSession, session_id: str) -> str:
    return _found(await repository.status(db, session_id))


async def start(db: AsyncSession, session_id: str) -> tuple[str, datetime | None]:
    """Return the session's status, and when it is planned to start."""
    return _found(await repository.start(db, session_id))


async def beginning(db: AsyncSession, session_id: str) -> Beginning:
    """Return whether the session has begun, and what people know who wait for that."""
    session = await by_id(db, session_id)
    return Beginning.model_validate(
        {"status": session.status, "settings": session.settings, "server_time": utc_now()}
    )


async def joinable(db: AsyncSession, code: str) -> tuple[LiveSession, str]:
    """Return a copy of the running session with this code, and its presenter's name.

    It admits newcomers. It is locked FOR KEY SHARE until the commit, so that neither its state nor
    its co-hosts' names can change meanwhile.
    """
    session, presenter_name = _found(await repository.by_code_for_share(db, code))
    _check_open(session)
    return session, presenter_name


async def open_hash(db: AsyncSession, code: str) -> str | None:
    """Return the same session's passcode_hash, without a lock: all may change at any moment."""
    found = _found(await repository.entry_by_code(db, code))
    _check_open(found)
    stored: str | None = found.passcode_hash
    return stored


async def pictured(db: AsyncSession, session_id: str, k: str) -> LiveSession:
    """Return the session for a QR code of its join link.

    People who were in it know its id. So if the code was replaced since the session began, only
    bearers of the present link see it.
    """
    session = await by_id(db, session_id)
    is_link = is_join_key(k, session.id, session.session_code)
    if policy.is_code_kept(session.settings) and not is_link:
        raise SessionNotFound
    return session


async def linked(db: AsyncSession, session_id: str, k: str) -> LiveSession:
    """Return the session if `k` is that of its present join link; else it is not found."""
    session = await by_id(db, session_id)
    if not is_join_key(k, session.id, session.session_code):
        raise SessionNotFound
    return session


async def hosted_by(db: AsyncSession, actor: Actor, session_id: str) -> LiveSession:
    """Return a session that the actor hosts: their own, or one they were invited to."""
    return _found(await repository.hosted(db, actor, session_id))


async def lock_hosted(db: AsyncSession, actor: Actor, session_id: str) -> LiveSession:
    """Return a session that the actor hosts, read again and locked until the commit.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    return _found(await repository.hosted_locked(db, actor, session_id))


async def lock_changeable(db: AsyncSession, actor: Actor, session_id: str) -> LiveSession:
    """Do the same as `lock_hosted` until the session ends.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: it has ended.
    """
    session = await lock_hosted(db, actor, session_id)
    policy.check_changeable(session.status)
    return session


async def owned_by(db: AsyncSession, user_id: str) -> list[LiveSession]:
    """Return all of the user's sessions, oldest first."""
    return await repository.owned_by(db, user_id)


async def presenter_name(db: AsyncSession, session: LiveSession) -> str:
    return await repository.presenter_name(db, session)


async def preview(db: AsyncSession, code: str) -> JoinPreview:
    """Return what a newcomer may see of the session with this code."""
    session = await by_code(db, code)
    settings = EntrySettings.model_validate(session.settings)
    return JoinPreview.model_validate(
        {
            "session_id": session.id,
            "session_code": session.session_code,
            "k": join_key(session.id, session.session_code),
            "title": session.title,
            "description": None if settings.locked else session.description,
            "presenter_name": await presenter_name(db, session),
            "status": session.status,
            "locked": settings.locked,
            "needs_passcode": settings.needs_passcode,
            "settings": session.settings,
            "server_time": utc_now(),
            "look": session.settings.get("look"),
        }
    )


def _check_open(session: Any) -> None:
    policy.check_joinable(session.status)
    policy.check_unlocked(EntrySettings.model_validate(session.settings))


def _found(stored: T | None) -> T:
    if stored is None:
        raise SessionNotFound
    return stored
