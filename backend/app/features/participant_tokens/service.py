"""Making a participant's next token, when it is asked for and when it is due."""

from datetime import datetime
from zlib import crc32

from app.core.clock import utc_now
from app.core.refusal import Refusal
from app.core.security import Claims, issue_participant_token, verify_token
from app.core.slices import sliced
from app.features.participant_tokens.events import Renewed
from app.features.participant_tokens.views import ParticipantToken
from app.features.participants import service
from app.realtime.context import WorkerContext
from app.realtime.rooms.connection import Connection

_EARLIEST, _SPREAD = 0.5, 0.25  # parts of a token's life
_AT_ONCE = 500  # of one round: what is left over waits for the next one


def token_of(participant_id: str, session_id: str) -> ParticipantToken:
    issued = issue_participant_token(participant_id, session_id)
    return ParticipantToken(token=issued.token, expires_at=issued.expires_at)


def due_at(claims: Claims) -> datetime:
    """When a token is to be renewed: between half and three quarters of its life.

    Each at another moment: those who came together are not renewed together.
    """
    share = _EARLIEST + _SPREAD * crc32(claims.jti.encode()) / 2**32
    return claims.iat + share * (claims.exp - claims.iat)


async def renew_tokens(context: WorkerContext) -> None:
    """Tell the participants who are here, and whose token is due, their next one.

    Who was removed or has left is told nothing: others cut them.
    """
    due = await _due(context, utc_now())
    if not due:
        return
    async with context.open_db() as db:
        found = await service.find_participants(db, [claims for _, claims in due])
    for (connection, claims), participant in zip(due, found, strict=True):
        if not isinstance(participant, Refusal) and connection.claims is claims:
            await _renew(context, connection, claims)


async def _due(context: WorkerContext, now: datetime) -> list[tuple[Connection, Claims]]:
    """The sockets of participants in a room whose token is due, the first to end first."""
    due = [
        (connection, claims)
        async for connection in sliced(context.connections.values())
        if connection.has_joined and (claims := connection.claims) and _is_due(claims, now)
    ]
    return sorted(due, key=lambda one: one[1].exp)[:_AT_ONCE]


def _is_due(claims: Claims, now: datetime) -> bool:
    earliest = claims.iat + _EARLIEST * (claims.exp - claims.iat)  # costs less, and is true of most
    return earliest <= now and due_at(claims) <= now


async def _renew(context: WorkerContext, connection: Connection, claims: Claims) -> None:
    fresh = token_of(claims.sub, claims.session_id or "")
    connection.claims = verify_token(fresh.token)
    event = Renewed(token=fresh.token, expires_at=fresh.expires_at)
    await context.delivery.send(event, to=connection.sid)
