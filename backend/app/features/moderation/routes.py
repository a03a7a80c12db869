"""REST routes of moderation."""

from app.features.moderation import mutes_and_bans, service
from app.features.moderation.commands import ApproveHeld, MuteParticipant, PinMessage
from app.features.moderation.permissions import MayModerate
from app.features.moderation.views import HeldMessage, RestrictedPerson
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}", tags=["moderation"])


@router.delete("/messages/{message_id}", status_code=204)
async def delete_message(session_id: str, message_id: str, actor: MayModerate, work: Work) -> None:
    """Delete a message; nobody can read its text any more."""
    await work.run(service.delete_message, actor, session_id, message_id)


@router.post("/messages/{message_id}/restore", status_code=204)
async def restore_message(session_id: str, message_id: str, actor: MayModerate, work: Work) -> None:
    """Restore a message that was deleted less than a minute ago."""
    await work.run(service.restore_message, actor, session_id, message_id)


@router.post("/messages/{message_id}/approve", status_code=204)
async def approve_message(session_id: str, message_id: str, actor: MayModerate, work: Work) -> None:
    """Approve a held message; to reject it, delete it."""
    await work.run(service.approve_message, actor, session_id, message_id)


@router.get("/held")
async def held_messages(session_id: str, actor: MayModerate, db: Db) -> list[HeldMessage]:
    """Messages that are held for approval, oldest first, 200 at most."""
    return await service.held(db, actor, session_id)


@router.post("/held/approve", status_code=204)
async def approve_held(
    session_id: str, command: ApproveHeld, actor: MayModerate, work: Work
) -> None:
    """Approve held messages, oldest first, 200 at most."""
    await work.run(service.approve_held, actor, session_id, command)


@router.put("/pinned", status_code=204)
async def pin_message(session_id: str, command: PinMessage, actor: MayModerate, work: Work) -> None:
    """Pin a message."""
    await work.run(service.pin_message, actor, session_id, command)


@router.delete("/pinned", status_code=204)
async def unpin_message(session_id: str, actor: MayModerate, work: Work) -> None:
    """Unpin the pinned message."""
    await work.run(service.unpin_message, actor, session_id)


@router.get("/restricted")
async def restricted_people(session_id: str, actor: MayModerate, db: Db) -> list[RestrictedPerson]:
    """Removed and muted people, 200 at most."""
    return await mutes_and_bans.restricted(db, actor, session_id)


@router.put("/participants/{participant_id}/removal", status_code=204)
async def remove(session_id: str, participant_id: str, actor: MayModerate, work: Work) -> None:
    """Remove a participant, who cannot come back."""
    await work.run(mutes_and_bans.remove, actor, session_id, participant_id)


@router.delete("/participants/{participant_id}/removal", status_code=204)
async def take_back(session_id: str, participant_id: str, actor: MayModerate, work: Work) -> None:
    """Allow a removed participant to return."""
    await work.run(mutes_and_bans.take_back, actor, session_id, participant_id)


@router.put("/participants/{participant_id}/mute", status_code=204)
async def mute(
    session_id: str, participant_id: str, command: MuteParticipant, actor: MayModerate, work: Work
) -> None:
    """Mute a participant for a while or until the mute is lifted."""
    await work.run(mutes_and_bans.mute, actor, session_id, participant_id, command)


@router.delete("/participants/{participant_id}/mute", status_code=204)
async def unmute(session_id: str, participant_id: str, actor: MayModerate, work: Work) -> None:
    """Lift a participant's mute."""
    await work.run(mutes_and_bans.unmute, actor, session_id, participant_id)
