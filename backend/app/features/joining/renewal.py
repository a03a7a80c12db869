"""Giving a connection a fresh token of the same actor."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import Claims, verify_token
from app.core.token_errors import TokenInvalid
from app.features.api_tokens import service as api_tokens
from app.features.co_hosts import service as co_hosts
from app.features.identity import service as identity
from app.features.joining.commands import Renew, RenewAck
from app.realtime.gateway.dispatcher import Call


async def renew(call: Call, command: Renew) -> RenewAck:
    """Replace the connection's token by a fresh one of the same actor."""
    async with call.context.open_db() as db:
        claims = await _renewed(db, call.connection.claims, command.token)
    call.connection.claims = claims
    return RenewAck(expires_at=claims.exp)


async def _renewed(db: AsyncSession, old: Claims | None, token: str) -> Claims:
    """Return the claims of a fresh token of the same actor.

    Raises:
        TokenInvalid: not a token, another actor's, another token of a program, a deleted one, or
            from before its user signed out everywhere.
        TokenExpired: it has expired.
        SessionNotFound, CoHostRevoked: the co-host's access was revoked.
    """
    fresh = verify_token(token)
    if old is not None and _whose(old) != _whose(fresh):
        raise TokenInvalid
    if fresh.aud == "presenter":
        await identity.presenter(db, fresh)
    if fresh.aud == "program":
        await api_tokens.program(db, fresh)
    if fresh.aud == "crew":
        await co_hosts.member(db, fresh)
    return fresh


def _whose(claims: Claims) -> tuple[str, str, str | None, str | None]:
    token = claims.jti if claims.aud == "program" else None  # another one has other scopes
    return claims.sub, claims.aud, claims.session_id, token
