"""Refresh tokens: each is used once, in families that begin with one sign-in."""

from dataclasses import dataclass
from datetime import timedelta

import structlog

from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.digest import digest_of
from app.core.ids import new_id
from app.core.refusal import Refusal
from app.core.security import create_access_token, create_refresh_token, verify_token
from app.core.token_errors import NotAuthenticated, TokenInvalid
from app.features.identity import repository
from app.features.identity.views import SignedIn, UserView
from app.storage.models import RefreshToken, User
from app.storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

# Two tabs, or a page that is left and opened again, may use a token twice within this time.
HONEST_DOUBLE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class SignIn:
    """The result of a sign-in: an access token for the page, a refresh token for the cookie."""

    view: SignedIn
    refresh_token: str


async def start(work: UnitOfWork, user: User) -> SignIn:
    """Start a new family of refresh tokens."""
    await work.db.flush()  # the user may be new, and have no id yet
    return _give(work, user, new_id())


async def go_on(work: UnitOfWork, token: str) -> SignIn | Refusal:
    """Exchange a refresh token, or return a refusal.

    A token that was used before may be stolen, so its family ends. The refusal is returned instead
    of raised, because the end of the family must be committed.

    Raises:
        TokenInvalid, TokenExpired: not a refresh token, or its family has ended.
    """
    claims = verify_token(token, ("refresh",))
    stored = await repository.refresh_token(work.db, digest_of(claims.jti))
    user = await repository.by_id(work.db, claims.sub)
    if stored is None or stored.revoked_at or user is None or user.token_version != claims.ver:
        raise TokenInvalid
    now = utc_now()
    if stored.used_at is not None and now - stored.used_at > HONEST_DOUBLE:
        log.warning("refresh_token_reused", user=user.id, family=stored.family_id)
        await repository.revoke_family(work.db, stored.family_id, now)
        return TokenInvalid()
    stored.used_at = stored.used_at or now
    return _give(work, user, stored.family_id)


async def end(work: UnitOfWork, token: str | None, *, everywhere: bool) -> None:
    """Sign out; `everywhere` invalidates every token of the user.

    Raises:
        NotAuthenticated: everywhere, without a token.
        TokenInvalid, TokenExpired: everywhere, with an invalid refresh token.
    """
    stored = await _live(work, token) if everywhere else await _known(work, token)
    if stored is None:
        return
    await repository.revoke_family(work.db, stored.family_id, utc_now())
    user = await repository.by_id(work.db, stored.user_id)
    if everywhere and user is not None:
        user.token_version += 1


async def forget_old(work: UnitOfWork) -> None:
    await repository.forget_refresh_tokens(work.db, utc_now())


async def _live(work: UnitOfWork, token: str | None) -> RefreshToken:
    if token is None:
        raise NotAuthenticated
    claims = verify_token(token, ("refresh",))
    stored = await repository.refresh_token(work.db, digest_of(claims.jti))
    if stored is None or stored.revoked_at is not None:
        raise TokenInvalid
    return stored


async def _known(work: UnitOfWork, token: str | None) -> RefreshToken | None:
    """Return the stored token, None if it is invalid: signing out never fails."""
    try:
        return await _live(work, token)
    except Refusal:
        return None


def _give(work: UnitOfWork, user: User, family_id: str) -> SignIn:
    access_token = create_access_token({"sub": user.id, "ver": user.token_version})
    token = create_refresh_token(user.id, user.token_version)
    claims = verify_token(token, ("refresh",))
    work.db.add(
        RefreshToken(
            id=digest_of(claims.jti),
            family_id=family_id,
            user_id=user.id,
            expires_at=claims.exp,
        )
    )
    return SignIn(
        SignedIn(
            access_token=access_token,
            expires_at=verify_token(access_token).exp,
            expires_in=get_settings().access_token_minutes * 60,
            user=UserView.model_validate(user),
        ),
        token,
    )
