"""The socket door of identity."""

from app.core.clock import UtcTime
from app.core.security import verify_token
from app.core.token_errors import TokenInvalid
from app.core.wire import Ack, Command
from app.realtime.door import Call, SocketCommand


class Renew(Command):
    """A fresh token for this connection, before the old one expires."""

    token: str


class RenewAck(Ack):
    """The connection lives on until then."""

    expires_at: UtcTime


async def renew(call: Call, command: Renew) -> RenewAck:
    """Take a fresh token of whoever this connection belongs to already."""
    claims = verify_token(command.token)
    old = call.connection.claims
    if old is not None and (old.sub, old.aud, old.session_id) != (
        claims.sub,
        claims.aud,
        claims.session_id,
    ):
        raise TokenInvalid
    call.connection.claims = claims
    return RenewAck(expires_at=claims.exp)


COMMANDS = [SocketCommand("renew", Renew, RenewAck, renew)]
