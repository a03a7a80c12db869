"""Importing and exporting the activities of a session."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.locale import Locale
from app.features.activities import reading
from app.features.activities import service as activities
from app.features.activity_files import exporting
from app.features.activity_files.errors import NothingToImport
from app.features.activity_files.exporting import ExportFormat, WrittenFile
from app.features.activity_files.importing import Import
from app.features.activity_files.views import ReadFile
from app.features.live_sessions import queries
from app.storage.unit_of_work import UnitOfWork


async def store(work: UnitOfWork, actor: Actor, session_id: str, file: Import) -> ReadFile:
    """Store all activities of a file as drafts behind the others, or none.

    Raises:
        NothingToImport: there is none.
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        ActivityLimit: there would be more than there may be.
    """
    if not file.activities:
        raise NothingToImport
    await queries.lock_changeable(work.db, actor, session_id)
    plans = [(one.kind, one.plan) for one in file.activities]
    stored = await activities.add_all(work, session_id, plans)
    return file.view(one.id for one in stored)


async def export(
    db: AsyncSession, actor: Actor, session_id: str, format_: ExportFormat, *,
    partial: bool, locale: Locale,
) -> tuple[str, WrittenFile]:  # fmt: skip
    """Return the session's title, and its activities as a file.

    Raises:
        SessionNotFound: the actor does not host it.
        NotInFormat: the format cannot hold all of them, and the file is not to be `partial`.
    """
    every = await reading.every(db, actor, session_id)
    title = (await queries.by_id(db, session_id)).title
    return title, exporting.written(title, every, format_, partial=partial, locale=locale)
