"""REST routes of one's own messages."""

from fastapi import Depends, Request

from app.features.own_messages import service
from app.features.own_messages.commands import EditMessageAck, NewText
from app.features.own_messages.limits import CHANGES
from app.features.own_messages.permissions import MayChangeOwn
from app.web.deps import Work
from app.web.rate_limits import count_sender, limiter_of, own_limit
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/own-messages", tags=["messages"])


@router.patch("/{message_id}", dependencies=[Depends(own_limit)])
async def edit(
    session_id: str,
    message_id: str,
    command: NewText,
    actor: MayChangeOwn,
    work: Work,
    request: Request,
) -> EditMessageAck:
    """Change the text of one's own message, as `edit_message` does over the socket."""
    await count_sender(limiter_of(request), CHANGES, actor)
    ack = await work.run(service.edit, actor, session_id, message_id, command.message)
    return EditMessageAck(ack)


@router.delete("/{message_id}", status_code=204, dependencies=[Depends(own_limit)])
async def delete(
    session_id: str, message_id: str, actor: MayChangeOwn, work: Work, request: Request
) -> None:
    """Delete one's own message for good, as `delete_message` does over the socket."""
    await count_sender(limiter_of(request), CHANGES, actor)
    await work.run(service.delete, actor, session_id, message_id)
