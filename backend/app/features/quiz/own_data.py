"""What somebody has chosen for quizzes, shown to them and taken back; answers are activities'."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import EventFactory
from app.features.participants import service as participants
from app.features.quiz import repository
from app.storage.own_data import Erasure, Export


async def erase(db: AsyncSession, erasure: Erasure) -> Sequence[EventFactory]:
    """Turn "more time" off: that somebody needed it is about them."""
    await participants.set_more_time(db, erasure.participant_id, on=False)
    return []


async def _more_time(db: AsyncSession, _session_id: str, participant_id: str) -> bool:
    return participant_id in await repository.with_more_time(db, [participant_id])


EXPORTS = [Export("more_time", bool, _more_time)]
