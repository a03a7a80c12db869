"""REST routes of notes."""

from fastapi import Depends, Request

from app.features.host_notes import service
from app.features.host_notes.commands import WriteNotes
from app.features.host_notes.limits import WRITINGS
from app.features.host_notes.permissions import MayRead, MayWrite
from app.features.host_notes.views import NotesView
from app.web.deps import Db, Work
from app.web.rate_limits import count_sender, limiter_of, own_limit
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/host-notes", tags=["live sessions"])


@router.get("")
async def read(session_id: str, actor: MayRead, db: Db) -> NotesView:
    """The private notes of the session's hosts."""
    return await service.read(db, actor, session_id)


@router.put("", dependencies=[Depends(own_limit)])
async def write(
    session_id: str, command: WriteNotes, actor: MayWrite, work: Work, request: Request
) -> NotesView:
    """Set the private notes of the session's hosts; at most 10,000 characters."""
    await count_sender(limiter_of(request), WRITINGS, actor)
    return await work.run(service.write, actor, session_id, command)
