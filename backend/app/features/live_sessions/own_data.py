"""What people are shown of a session when they ask for their own data."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import View
from app.features.live_sessions import queries
from app.storage.own_data import Export


class SessionName(View):
    """Which session it is; not its code, which may be there to keep the reader out."""

    id: str
    title: str


async def _of_participant(db: AsyncSession, session_id: str, _participant_id: str) -> Any:
    return await queries.by_id(db, session_id)


EXPORTS = [Export("session", SessionName, _of_participant)]
