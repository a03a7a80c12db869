"""Socket handlers of chat."""

from app.features.messages.commands import HeldAck, MessageAck, SendMessage, SendMessageAck
from app.features.messages.limits import MESSAGES
from app.features.messages.permissions import SEND
from app.features.messages.writer import writer
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def send_message(call: Call, command: SendMessage) -> MessageAck | HeldAck:
    """Send a message; the ack follows its commit."""
    member, room = call.membership
    return await writer(call.context, room.session_id).send(member.actor, command)


COMMANDS = [
    SocketCommand(
        "send_message",
        SendMessage,
        SendMessageAck,
        send_message,
        SEND,
        limit=MESSAGES,
    )
]
