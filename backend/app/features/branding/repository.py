"""All SQL about logos."""

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.storage.models import LiveSession, SessionLogo


async def put(db: AsyncSession, session_id: str, digest: str, image: bytes) -> None:
    """Store the logo of a session in place of the one it has."""
    await remove(db, session_id)
    values = {"session_id": session_id, "digest": digest, "image": image, "created_at": utc_now()}
    await db.execute(insert(SessionLogo).values(values))


async def remove(db: AsyncSession, session_id: str) -> None:
    """Delete the logo of a session, if it has one."""
    await db.execute(delete(SessionLogo).where(SessionLogo.session_id == session_id))


async def by_digest(db: AsyncSession, digest: str) -> bytes | None:
    """Return the image with this digest, whichever session has it."""
    return await db.scalar(select(SessionLogo.image).where(SessionLogo.digest == digest).limit(1))


async def copy(db: AsyncSession, old_id: str, new_id: str) -> None:
    """Give a new session the logo of an older one."""
    found = await db.get(SessionLogo, old_id)
    if found is not None:
        await put(db, new_id, found.digest, found.image)


async def of_presenter(db: AsyncSession, user_id: str) -> dict[str, bytes]:
    """Return the logos of all sessions that a user owns, by the ids of these."""
    statement = (
        select(SessionLogo.session_id, SessionLogo.image)
        .join(LiveSession, LiveSession.id == SessionLogo.session_id)
        .where(LiveSession.presenter_id == user_id)
    )
    return {row.session_id: row.image for row in await db.execute(statement)}
