"""Reading and writing the notes of a session; nobody else is told of it."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.host_notes import repository
from app.features.host_notes.commands import WriteNotes
from app.features.host_notes.errors import NotesChanged
from app.features.host_notes.views import NotesView
from app.features.live_sessions import queries
from app.storage.unit_of_work import UnitOfWork


async def read(db: AsyncSession, actor: Actor, session_id: str) -> NotesView:
    """Return the notes.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    await queries.hosted_by(db, actor, session_id)
    found = await repository.find(db, session_id)
    return NotesView() if found is None else NotesView.model_validate(found)


async def write(work: UnitOfWork, actor: Actor, session_id: str, command: WriteNotes) -> NotesView:
    """Set the notes; the same text once more changes nothing, whatever version it was made of.

    Raises:
        SessionNotFound: the actor does not host it.
        NotesChanged: another text was stored since.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    notes = await repository.find(work.db, session_id)
    stored = NotesView() if notes is None else NotesView.model_validate(notes)
    if stored.text == command.text:
        return stored
    if stored.version != command.version:
        raise NotesChanged
    if notes is None:
        notes = repository.add(work.db, session_id, command.text)
    else:
        notes.text, notes.version, notes.updated_at = command.text, notes.version + 1, utc_now()
    return NotesView.model_validate(notes)
