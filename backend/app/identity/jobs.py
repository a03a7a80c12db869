"""What identity does on a clock."""

from datetime import timedelta

from app.core.clock import utc_now
from app.core.token_errors import TokenExpired, TokenInvalid
from app.identity import service, staying
from app.jobs import Job
from app.realtime.tools import Tools

CHECK_SECONDS = 4.0
PATIENCE_SECONDS = 4.0  # its commands are refused at once; this is the time to mend that
_HOUR_SECONDS = 3600.0


async def end_stale_connections(tools: Tools) -> None:
    """Hang up who goes on with a token that is not taken any more: one clock for all sockets."""
    latest = utc_now() - timedelta(seconds=PATIENCE_SECONDS)
    held = [(one, one.claims) for one in tools.connections() if one.claims is not None]
    for connection, claims in held:
        if claims.exp < latest:
            tools.dismiss(connection.sid, TokenExpired())
    async with tools.open_db() as db:
        signed_out = await service.signed_out(db, (claims for _, claims in held))
    for connection, claims in held:
        if (claims.sub, claims.ver) in signed_out and connection.claims is claims:
            tools.dismiss(connection.sid, TokenInvalid())


async def forget_refresh_tokens(tools: Tools) -> None:
    """Forget the refresh tokens whose time is over."""
    await tools.run(staying.forget_old)


JOBS = [
    Job("end_stale_connections", CHECK_SECONDS, end_stale_connections),
    Job("forget_refresh_tokens", _HOUR_SECONDS, forget_refresh_tokens),
]
