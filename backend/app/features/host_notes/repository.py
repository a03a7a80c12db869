"""All SQL about notes of hosts."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.storage.models import HostNote, LiveSession


async def find(db: AsyncSession, session_id: str) -> HostNote | None:
    """Return the notes of a session as stored now, if it has any."""
    return await db.get(HostNote, session_id, populate_existing=True)


def add(db: AsyncSession, session_id: str, text: str) -> HostNote:
    """Store the first notes of a session."""
    notes = HostNote(session_id=session_id, text=text, version=1, updated_at=utc_now())
    db.add(notes)
    return notes


async def copy(db: AsyncSession, old_id: str, new_id: str) -> None:
    """Give a new session the notes of an older one."""
    found = await find(db, old_id)
    if found is not None and found.text:
        add(db, new_id, found.text)


async def of_presenter(db: AsyncSession, user_id: str) -> dict[str, str]:
    """Return the notes of all sessions that a user owns, by the ids of these."""
    statement = (
        select(HostNote.session_id, HostNote.text)
        .join(LiveSession, LiveSession.id == HostNote.session_id)
        .where(LiveSession.presenter_id == user_id)
    )
    return {row.session_id: row.text for row in await db.execute(statement)}
