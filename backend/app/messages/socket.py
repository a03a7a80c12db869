"""The socket door of chat."""

from app.messages import service
from app.messages.commands import MessageAck, SendMessage
from app.realtime.door import Call, SocketCommand


async def send_message(call: Call, command: SendMessage) -> MessageAck:
    """Say something in the room."""
    actor = call.member.actor
    message = await call.tools.run(service.send, actor, call.room.session_id, command)
    return MessageAck.model_validate(message)


COMMANDS = [SocketCommand("send_message", SendMessage, MessageAck, send_message)]
