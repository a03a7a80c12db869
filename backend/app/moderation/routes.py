"""The REST door of moderation."""

from fastapi import APIRouter

from app.identity.deps import Db, Presenter
from app.moderation import service
from app.moderation.commands import PinMessage
from app.moderation.views import HeldMessage
from app.unit_of_work import Work

router = APIRouter(prefix="/api/sessions/{session_id}", tags=["moderation"])


@router.delete("/messages/{message_id}", status_code=204)
async def delete_message(session_id: str, message_id: str, actor: Presenter, work: Work) -> None:
    """Delete a message: its text is gone for everybody."""
    await work.run(service.delete_message, actor, session_id, message_id)


@router.post("/messages/{message_id}/restore", status_code=204)
async def restore_message(session_id: str, message_id: str, actor: Presenter, work: Work) -> None:
    """Bring a message back that was deleted less than a minute ago."""
    await work.run(service.restore_message, actor, session_id, message_id)


@router.post("/messages/{message_id}/approve", status_code=204)
async def approve_message(session_id: str, message_id: str, actor: Presenter, work: Work) -> None:
    """Let a held message through; to refuse it, delete it."""
    await work.run(service.approve_message, actor, session_id, message_id)


@router.get("/held")
async def held_messages(session_id: str, actor: Presenter, db: Db) -> list[HeldMessage]:
    """What waits for me, oldest first, 200 at most."""
    return await service.held(db, actor, session_id)


@router.put("/pinned", status_code=204)
async def pin_message(session_id: str, command: PinMessage, actor: Presenter, work: Work) -> None:
    """Show one message above all others."""
    await work.run(service.pin_message, actor, session_id, command)


@router.delete("/pinned", status_code=204)
async def unpin_message(session_id: str, actor: Presenter, work: Work) -> None:
    """Pin nothing."""
    await work.run(service.unpin_message, actor, session_id)
