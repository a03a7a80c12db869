"""Periodic jobs of identity."""

from datetime import timedelta

from app.core.clock import utc_now
from app.core.slices import sliced
from app.core.token_errors import TokenExpired, TokenInvalid
from app.features.identity import refresh_tokens, service
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

CHECK_SECONDS = 4.0
SIGNED_OUT_SECONDS = 0.8
PATIENCE_SECONDS = 4.0  # its commands are refused at once; this is the time to mend that
_HOUR_SECONDS = 3600.0


async def end_late_connections(context: WorkerContext) -> None:
    """Hang up who goes on after the time of their token: one clock for all sockets.

    Who sits in a room stays: participants are renewed there.
    """
    latest = utc_now() - timedelta(seconds=PATIENCE_SECONDS)
    async for connection in sliced(context.connections.values()):
        claims = connection.claims
        if claims is not None and not connection.has_joined and claims.exp < latest:
            context.disconnect(connection.sid, TokenExpired())


async def end_signed_out_connections(context: WorkerContext) -> None:
    """Disconnect presenters who signed out everywhere or deleted their account.

    Who is in no room is not looked for: it cannot join one, and is disconnected when its time to
    join is over.
    """
    held = context.hosting("presenter")
    if not held:
        return
    async with context.open_db() as db:
        signed_out = await service.signed_out(db, [claims for _, claims in held])
    for connection, claims in held:
        if (claims.sub, claims.ver) in signed_out and connection.claims is claims:
            context.disconnect(connection.sid, TokenInvalid())


async def forget_refresh_tokens(context: WorkerContext) -> None:
    """Delete expired refresh tokens."""
    await context.run(refresh_tokens.forget_old)


JOBS = [
    Job("end_late_connections", CHECK_SECONDS, end_late_connections),
    Job("end_signed_out_connections", SIGNED_OUT_SECONDS, end_signed_out_connections),
    Job("forget_refresh_tokens", _HOUR_SECONDS, forget_refresh_tokens),
]
