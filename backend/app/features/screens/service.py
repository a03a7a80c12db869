"""Letting screens in by a token, and revoking it."""

import secrets
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.digest import digest_of
from app.core.security import Claims, create_screen_token
from app.core.token_errors import TokenInvalid
from app.features.live_sessions import queries
from app.features.live_sessions.errors import SessionNotFound
from app.features.screens import repository
from app.features.screens.errors import ScreenRevoked, TooManyScreens
from app.storage.models import LiveSession, ScreenToken
from app.storage.unit_of_work import UnitOfWork

MOST_TOKENS = 20
_SECRET_BYTES = 24
_REMEMBERED = timedelta(days=1)  # a revoked token, so that its bearer is told why it is refused


async def create(work: UnitOfWork, actor: Actor, session_id: str) -> str:
    """Return a new token for screens of this session; earlier ones stay good.

    Raises:
        SessionNotFound: the actor does not host it.
        TooManyScreens: it has too many tokens already.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    if await repository.count(work.db, session_id) >= MOST_TOKENS:
        raise TooManyScreens
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    row = ScreenToken(session_id=session_id, digest=digest_of(secret), created_at=utc_now())
    await repository.add(work.db, row)
    return create_screen_token(secret, session_id)


async def revoke(work: UnitOfWork, actor: Actor, session_id: str) -> None:
    """Revoke all tokens of this session's screens; their sockets are closed within a second.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    await repository.revoke_all(work.db, session_id, utc_now())


async def screen_in(db: AsyncSession, claims: Claims, session_id: str) -> Actor:
    """Return the screen of verified claims.

    Raises:
        SessionNotFound: the token is of another session, or its session was deleted.
        TokenInvalid: not the token of a screen.
        ScreenRevoked: it was revoked.
    """
    if claims.session_id != session_id:
        raise SessionNotFound
    found = await repository.by_digest(db, session_id, digest_of(claims.sub))
    if found is None:
        await queries.by_id(db, session_id)  # tokens are gone when the session is
        raise TokenInvalid
    if found.revoked_at is not None:
        raise ScreenRevoked
    return Actor(found.id, "screen", "", session_id, found.created_at)


async def shown(db: AsyncSession, session_id: str) -> tuple[LiveSession, str]:
    """Return the session that a screen shows, and its presenter's name.

    Raises:
        SessionNotFound: it was deleted.
    """
    session = await queries.by_id(db, session_id)
    return session, await queries.presenter_name(db, session)


async def forget_revoked(work: UnitOfWork) -> None:
    """Forget the tokens that were revoked long ago."""
    await repository.forget_revoked(work.db, utc_now() - _REMEMBERED)
