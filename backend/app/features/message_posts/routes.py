"""REST route of chat, for programs that only send."""

from fastapi import Depends, Request

from app.features.message_posts.permissions import MayPost
from app.features.messages.commands import SendMessage, SendMessageAck
from app.features.messages.limits import MESSAGES
from app.features.messages.writer import writer
from app.web.rate_limits import count_sender, limiter_of, own_limit
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/messages", tags=["messages"])


@router.post("", status_code=201, dependencies=[Depends(own_limit)])
async def send(
    session_id: str, command: SendMessage, actor: MayPost, request: Request
) -> SendMessageAck:
    """Send a message, as `send_message` does over the socket; the answer follows its commit."""
    await count_sender(limiter_of(request), MESSAGES, actor)
    context = request.app.state.realtime.context
    return SendMessageAck(await writer(context, session_id).send(actor, command))
