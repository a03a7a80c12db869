"""Tokens with which programs act as their presenter."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.digest import digest_of
from app.core.security import Claims, create_program_token, verify_token
from app.core.token_errors import TokenInvalid
from app.features.api_tokens import repository, uses
from app.features.api_tokens.commands import CreateToken
from app.features.api_tokens.errors import TokenNotFound, TooManyTokens
from app.features.api_tokens.views import NewToken, TokenView
from app.features.identity import service as identity
from app.storage.models import ApiToken
from app.storage.unit_of_work import UnitOfWork

MOST_TOKENS = 50
_SHOWN_AFTER_EXPIRY = timedelta(days=30)


async def create(work: UnitOfWork, actor: Actor, command: CreateToken) -> NewToken:
    """Create a token, which is known now and never again.

    Raises:
        TooManyTokens: the presenter has enough.
    """
    await identity.lock(work.db, actor.id)
    if await repository.count(work.db, actor.id) >= MOST_TOKENS:
        raise TooManyTokens
    token = create_program_token(actor.id, timedelta(days=command.expires_in_days))
    claims = verify_token(token, ("program",))
    stored = ApiToken(
        user_id=actor.id,
        digest=digest_of(claims.jti),
        name=command.name,
        scopes=" ".join(sorted(set(command.scopes))),
        created_at=claims.iat,
        expires_at=claims.exp,
    )
    await repository.add(work.db, stored)
    return NewToken.model_validate({**_shown(stored), "token": token})


async def listed(db: AsyncSession, actor: Actor) -> list[TokenView]:
    """Return the presenter's tokens, the newest first; expired ones for some weeks."""
    return await of_user(db, actor.id)


async def of_user(db: AsyncSession, user_id: str) -> list[TokenView]:
    """Do the same by the presenter's id."""
    found = await repository.listed(db, user_id)
    return [TokenView.model_validate(_shown(token)) for token in found]


async def revoke(work: UnitOfWork, actor: Actor, token_id: str) -> None:
    """Delete a token; its sockets are closed by every worker's clock.

    Raises:
        TokenNotFound: not one of the presenter's.
    """
    if not await repository.remove(work.db, actor.id, token_id):
        raise TokenNotFound


async def program(db: AsyncSession, claims: Claims) -> Actor:
    """Return the presenter as whom a program acts, with the token's scopes.

    Raises:
        TokenInvalid: the token was deleted, or its user.
    """
    digest = digest_of(claims.jti)
    found = await repository.bearer(db, digest)
    if found is None or found.id != claims.sub:
        raise TokenInvalid
    uses.note(db, digest, found.last_used_at)
    return Actor(found.id, "presenter", found.name, scopes=frozenset(found.scopes.split()))


async def revoked(db: AsyncSession, claims: Collection[Claims]) -> set[str]:
    """Return the `jti` of those tokens that were deleted; the others are in use."""
    digests = {one.jti: digest_of(one.jti) for one in claims}
    known = await repository.known(db, set(digests.values()))
    for digest, last_used_at in known.items():
        uses.note(db, digest, last_used_at)
    return {jti for jti, digest in digests.items() if digest not in known}


async def store_uses(work: UnitOfWork) -> None:
    """Store when the tokens that were used lately were used: now."""
    now = utc_now()
    if digests := uses.noted(work.db):
        await repository.used(work.db, digests, now, now - uses.STORED_AFTER)


async def forget_expired(work: UnitOfWork) -> None:
    """Delete tokens that expired some weeks ago.

    Until then their owners see why a program fails.
    """
    await repository.forget(work.db, utc_now() - _SHOWN_AFTER_EXPIRY)


def _shown(token: ApiToken) -> dict[str, object]:
    return {**token.columns(), "scopes": token.scopes.split()}
