"""A fresh token for whoever a connection belongs to already."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import Claims, verify_token
from app.core.token_errors import TokenInvalid
from app.features.crew import service as crew
from app.features.identity import service as identity
from app.features.joining.commands import Renew, RenewAck
from app.realtime.gateway.dispatcher import Call


async def renew(call: Call, command: Renew) -> RenewAck:
    """Take a fresh token of whoever this connection belongs to already."""
    async with call.context.open_db() as db:
        claims = await _renewed(db, call.connection.claims, command.token)
    call.connection.claims = claims
    return RenewAck(expires_at=claims.exp)


async def _renewed(db: AsyncSession, old: Claims | None, token: str) -> Claims:
    """The claims of a fresh token for whoever the old ones belong to.

    Raises:
        TokenInvalid: not a token, somebody else's, or of before its user signed out everywhere.
        TokenExpired: not fresh.
        SessionNotFound, CrewRevoked: of crew who are crew no more.
    """
    fresh = verify_token(token)
    if old is not None and _whose(old) != _whose(fresh):
        raise TokenInvalid
    if fresh.aud == "presenter":
        await identity.presenter(db, fresh)
    if fresh.aud == "crew":
        await crew.member(db, fresh)
    return fresh


def _whose(claims: Claims) -> tuple[str, str, str | None]:
    return claims.sub, claims.aud, claims.session_id
