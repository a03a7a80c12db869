"""The notes of a presenter's sessions, for their own data; they go with the session."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.host_notes import repository
from app.storage.own_data import Export


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, str]:
    return defaultdict(str, await repository.of_presenter(db, user_id))


EXPORTS = [Export("notes", str, of_presenter=_of_presenter)]
