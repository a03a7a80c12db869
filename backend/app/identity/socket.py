"""The socket door of identity."""

from app.identity import service
from app.identity.commands import Renew, RenewAck
from app.realtime.door import Call, SocketCommand


async def renew(call: Call, command: Renew) -> RenewAck:
    """Take a fresh token of whoever this connection belongs to already."""
    async with call.tools.open_db() as db:
        claims = await service.renewed(db, call.connection.claims, command.token)
    call.connection.claims = claims
    return RenewAck(expires_at=claims.exp)


COMMANDS = [SocketCommand("renew", Renew, RenewAck, renew, None)]
