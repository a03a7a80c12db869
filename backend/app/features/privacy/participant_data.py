"""A participant's own data: exporting or erasing all of it."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.security import Claims
from app.core.token_errors import TokenInvalid
from app.features.live_sessions import queries
from app.features.participants import service as participants
from app.features.participants.errors import ParticipantLeft
from app.features.privacy import policy
from app.features.privacy.events import ParticipantErased
from app.storage.own_data import Erase, Erasure, Export
from app.storage.unit_of_work import UnitOfWork


async def read(
    db: AsyncSession, claims: Claims, session_id: str, exports: Sequence[Export]
) -> dict[str, Any]:
    """Return everything that a session stores about the token's bearer, by the exports' names.

    Also after they left or were removed.

    Raises:
        SessionNotFound, TokenInvalid: no such session, or nobody of that token in it.
        ParticipantLeft: they erased their data, and nothing is left.
    """
    participant_id = await _participant(db, claims, session_id)
    return {
        export.name: await export.of_participant(db, session_id, participant_id)
        for export in exports
        if export.of_participant
    }


async def erase(
    work: UnitOfWork, claims: Claims, session_id: str, erasers: Sequence[Erase]
) -> None:
    """Erase a participant's name and texts everywhere, and tell everybody.

    Each feature erases its own data. What remains is that somebody was there, and the positions of
    their messages.

    Raises:
        SessionNotFound, TokenInvalid, ParticipantLeft: as for `read`.
    """
    session = await queries.lock_for_update(work.db, session_id)
    participant_id = await _participant(work.db, claims, session_id)
    erasure = Erasure(session, participant_id, utc_now() + policy.CUT_WITHIN)
    factories = [one for erase in erasers for one in await erase(work.db, erasure)]
    await work.record_all(session_id, [*factories, _erased(participant_id)])


async def _participant(db: AsyncSession, claims: Claims, session_id: str) -> str:
    found = await participants.by_id(db, session_id, claims.sub)
    if found is None:
        await queries.by_id(db, session_id)  # participants are gone when their session is
        raise TokenInvalid
    if found.is_erased:
        raise ParticipantLeft
    return found.id


def _erased(participant_id: str) -> Callable[[int], ParticipantErased]:
    return lambda seq: ParticipantErased(seq=seq, id=participant_id)
