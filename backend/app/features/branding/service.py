"""Giving a session a logo, and taking it away."""

import hashlib

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.branding import repository
from app.features.branding.errors import LogoNotFound, LookNotFound
from app.features.branding.options import with_look
from app.features.branding.stylesheet import stylesheet
from app.features.live_sessions import policy, queries, session_row
from app.features.live_sessions.service import OwnSession, published, shown
from app.storage.unit_of_work import UnitOfWork


async def check_may_change(db: AsyncSession, actor: Actor, session_id: str) -> None:
    """Check, before anything is read, that a logo would be taken.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: it has ended.
    """
    session = await queries.hosted_by(db, actor, session_id)
    policy.check_changeable(session.status)


async def put_logo(work: UnitOfWork, actor: Actor, session_id: str, image: bytes) -> OwnSession:
    """Store a logo in place of the one that the session has, and show it to everybody.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: it has ended.
    """
    session = await queries.lock_changeable(work.db, actor, session_id)
    digest = hashlib.sha256(image).hexdigest()
    if session.settings.get("logo") == digest:
        return await shown(work.db, actor, session)
    await repository.put(work.db, session_id, digest, image)
    session_row.set_settings(session, with_look({**session.settings, "logo": digest}))
    return await published(work, actor, session)


async def remove_logo(work: UnitOfWork, actor: Actor, session_id: str) -> OwnSession:
    """Delete the session's logo, if it has one.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: it has ended.
    """
    session = await queries.lock_changeable(work.db, actor, session_id)
    if session.settings.get("logo") is None:
        return await shown(work.db, actor, session)
    await repository.remove(work.db, session_id)
    session_row.set_settings(session, with_look({**session.settings, "logo": None}))
    return await published(work, actor, session)


async def logo(db: AsyncSession, digest: str) -> bytes:
    """Return a logo by its digest, which only who was shown the session knows.

    Raises:
        LogoNotFound: no session has it.
    """
    image = await repository.by_digest(db, digest)
    if image is None:
        raise LogoNotFound
    return image


def look(name: str) -> str:
    """Return the style sheet of a look.

    Raises:
        LookNotFound: that is not the name of one.
    """
    sheet = stylesheet(name)
    if sheet is None:
        raise LookNotFound
    return sheet
