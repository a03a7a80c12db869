"""Periodic jobs about tokens of programs."""

from app.core.token_errors import TokenInvalid
from app.features.api_tokens import service, uses
from app.realtime.context import WorkerContext
from app.realtime.scheduler import Job

REVOKED_SECONDS = 0.8
_USES_SECONDS = 1.0
_HOUR_SECONDS = 3600.0


async def end_revoked_connections(context: WorkerContext) -> None:
    """Disconnect programs whose token was deleted. Who is in no room can join none any more."""
    held = context.hosting("program")
    if not held:
        return
    async with context.open_db() as db:
        revoked = await service.revoked(db, [claims for _, claims in held])
    for connection, claims in held:
        if claims.jti in revoked and connection.claims is claims:
            context.disconnect(connection.sid, TokenInvalid())


async def store_uses(context: WorkerContext) -> None:
    """Store which tokens are being used: once a minute each, and not with every request."""
    if uses.are_noted():
        await context.run(service.store_uses)


async def forget_expired_tokens(context: WorkerContext) -> None:
    """Delete tokens that expired some weeks ago."""
    await context.run(service.forget_expired)


JOBS = [
    Job("end_revoked_connections", REVOKED_SECONDS, end_revoked_connections),
    Job("store_uses_of_tokens", _USES_SECONDS, store_uses),
    Job("forget_expired_tokens", _HOUR_SECONDS, forget_expired_tokens),
]
