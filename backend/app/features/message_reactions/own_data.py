"""How somebody reacts to messages, shown to them and taken back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.schemas import EventFactory
from app.features.message_reactions import repository
from app.features.message_reactions.views import OwnMessageReaction
from app.storage.own_data import Erasure, Export


async def erase(db: AsyncSession, erasure: Erasure) -> Sequence[EventFactory]:
    """Withdraw all of their reactions; rooms are told the counts by the next comparison."""
    await repository.withdraw_all(db, erasure.session.id, erasure.participant_id, utc_now())
    return []


async def _of_participant(
    db: AsyncSession, session_id: str, participant_id: str
) -> list[OwnMessageReaction]:
    found = await repository.of_person(db, session_id, participant_id)
    return OwnMessageReaction.all_of(found)


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, list[OwnMessageReaction]]:
    found = await repository.of_presenter(db, user_id)
    own = {session_id: OwnMessageReaction.all_of(one) for session_id, one in found.items()}
    return defaultdict(list, own)


EXPORTS = [Export("message_reactions", list[OwnMessageReaction], _of_participant, _of_presenter)]
