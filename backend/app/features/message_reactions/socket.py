"""Socket handlers of reactions to messages."""

from app.features.message_reactions import writer
from app.features.message_reactions.commands import ReactToMessage, ReactToMessageAck
from app.features.message_reactions.limits import MESSAGE_REACTIONS
from app.features.message_reactions.permissions import REACT
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def react_to_message(call: Call, command: ReactToMessage) -> ReactToMessageAck:
    """React to a message; the ack follows the commit."""
    member, room = call.membership
    return await writer.react(call.context, room.session_id, member.actor, command)


COMMANDS = [
    SocketCommand(
        "react_to_message",
        ReactToMessage,
        ReactToMessageAck,
        react_to_message,
        REACT,
        limit=MESSAGE_REACTIONS,
    )
]
