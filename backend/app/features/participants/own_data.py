"""A participant's nickname and times in a session: exporting and erasing them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import UtcTime, utc_now
from app.core.schemas import View
from app.features.participants import repository
from app.storage.own_data import Erasure, Export


class OwnParticipant(View):
    """A participant's own data about themselves."""

    id: str
    nickname: str
    joined_at: UtcTime
    last_seen_at: UtcTime
    removed_at: UtcTime | None


async def erase(db: AsyncSession, erasure: Erasure) -> tuple[()]:
    """Blank the participant's nickname; they have left for good."""
    found = await repository.by_id(db, erasure.session.id, erasure.participant_id)
    if found is not None:
        found.nickname = found.nickname_key = found.search_key = ""
        found.released_at, found.gave_up = utc_now(), True
    return ()


async def erased_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Return session and id of everybody who erased their data since, in any session."""
    return await repository.erased_since(db, moment)


async def _of_participant(db: AsyncSession, session_id: str, participant_id: str) -> OwnParticipant:
    return OwnParticipant.model_validate(await repository.by_id(db, session_id, participant_id))


EXPORTS = [Export("participant", OwnParticipant, _of_participant)]
