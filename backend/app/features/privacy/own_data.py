"""A participant's own data: all of it to keep, or none of it left."""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.security import Claims
from app.core.token_errors import TokenInvalid
from app.features.live_sessions import queries
from app.features.messages import retelling as messages
from app.features.moderation import erasing as moderation
from app.features.participants import service as participants
from app.features.participants.errors import SeatGivenUp
from app.features.people.forgetting import forget_names
from app.features.privacy import policy
from app.features.privacy.events import ParticipantErased
from app.features.privacy.views import OwnData, OwnMessage, OwnSeat, SessionName
from app.storage.models import Participant
from app.storage.unit_of_work import UnitOfWork


async def read(db: AsyncSession, claims: Claims, session_id: str) -> OwnData:
    """All that a session has of whoever has this seat's token, left and removed ones too.

    Raises:
        SessionNotFound, TokenInvalid: no such session, or no such seat in it.
        SeatGivenUp: nothing is left, because they took it back.
    """
    seat = await _seat(db, claims, session_id)
    said = await messages.said_by(db, session_id, seat.id)
    return OwnData(
        session=SessionName.model_validate(await queries.by_id(db, session_id)),
        participant=OwnSeat.model_validate(seat),
        messages=[OwnMessage.of(message) for message in said],
    )


async def erase(work: UnitOfWork, claims: Claims, session_id: str) -> None:
    """Take a participant's name and words out of everything that is stored, and tell everybody.

    Each feature lets go of what is its own. What stays is that somebody sat there, and where they
    said something.

    Raises:
        SessionNotFound, TokenInvalid, SeatGivenUp: as for `read`.
    """
    session = await queries.lock_for_update(work.db, session_id)
    seat = await _seat(work.db, claims, session_id)
    said = await messages.said_by(work.db, session_id, seat.id)
    deletions = moderation.deletions(said)
    await messages.erase(work.db, said)
    moderation.let_go(session, seat.id, said, policy.CUT_WITHIN)
    await forget_names(work.db, session_id, seat.id)
    participants.erase(seat)
    await work.record_all(session_id, [*deletions, _erasure(seat.id)])


async def _seat(db: AsyncSession, claims: Claims, session_id: str) -> Participant:
    seat = await participants.seat(db, session_id, claims.sub)
    if seat is None:
        await queries.by_id(db, session_id)  # a seat is gone when its session is
        raise TokenInvalid
    if seat.is_erased:
        raise SeatGivenUp
    return seat


def _erasure(seat_id: str) -> Callable[[int], ParticipantErased]:
    return lambda seq: ParticipantErased(seq=seq, id=seat_id)
