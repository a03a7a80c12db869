"""A participant's own data: all of it to keep, or none of it left."""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.security import Claims
from app.core.token_errors import TokenInvalid
from app.core.wire import DurableEvent
from app.live_sessions import lookup
from app.models import LiveSession, Message, Participant
from app.moderation.events import MessageDeleted
from app.participants import service as participants
from app.participants.errors import SeatGivenUp
from app.people.retelling import forget_names, retell, said_by
from app.privacy import policy
from app.privacy.events import ParticipantErased
from app.privacy.views import OwnData, OwnMessage, OwnSeat, SessionName
from app.storage.unit_of_work import UnitOfWork

Make = Callable[[int], DurableEvent]


async def read(db: AsyncSession, claims: Claims, session_id: str) -> OwnData:
    """All that a session has of whoever has this seat's token, left and removed ones too.

    Raises:
        SessionNotFound, TokenInvalid: no such session, or no such seat in it.
        SeatGivenUp: nothing is left, because they took it back.
    """
    seat = await _seat(db, claims, session_id)
    said = await said_by(db, session_id, seat.id)
    return OwnData(
        session=SessionName.model_validate(await lookup.by_id(db, session_id)),
        participant=OwnSeat.model_validate(seat),
        messages=[OwnMessage.of(message) for message in said],
    )


async def erase(work: UnitOfWork, claims: Claims, session_id: str) -> None:
    """Take a participant's name and words out of everything that is stored, and tell everybody.

    What stays is that somebody sat there, and where they said something. A presenter's removal
    stays too. A mute keeps sockets silent that are not cut yet.

    Raises:
        SessionNotFound, TokenInvalid, SeatGivenUp: as for `read`.
    """
    session = await lookup.hold(work.db, session_id)
    seat = await _seat(work.db, claims, session_id)
    said = await said_by(work.db, session_id, seat.id)
    makes = [_deletion(message.id) for message in said if message.deleted_at is None]
    await _blank(work.db, session, said)
    await forget_names(work.db, session_id, seat.id)
    seat.nickname = seat.nickname_key = seat.search_key = ""
    seat.released_at, seat.gave_up = utc_now(), True
    session.muted = policy.silenced(session.muted, seat.id, utc_now())
    await work.record_all(session_id, [*makes, _erasure(seat.id)])


async def _seat(db: AsyncSession, claims: Claims, session_id: str) -> Participant:
    seat = await participants.seat(db, session_id, claims.sub)
    if seat is None:
        await lookup.by_id(db, session_id)  # a seat is gone when its session is
        raise TokenInvalid
    if seat.is_erased:
        raise SeatGivenUp
    return seat


async def _blank(db: AsyncSession, session: LiveSession, said: list[Message]) -> None:
    now = utc_now()

    def blank(message: Message) -> None:
        message.message = message.sender_nickname = ""
        message.client_id = None
        message.deleted_at = message.deleted_at or now
        if session.pinned_message_id == message.id:
            session.pinned_message_id = None

    await retell(db, said, blank)


def _deletion(message_id: str) -> Make:
    return lambda seq: MessageDeleted(seq=seq, id=message_id)


def _erasure(seat_id: str) -> Make:
    return lambda seq: ParticipantErased(seq=seq, id=seat_id)
