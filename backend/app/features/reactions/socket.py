"""Socket handlers of reactions."""

from app.features.reactions import service
from app.features.reactions.commands import ReactionAck, SendReaction
from app.features.reactions.fast import FAST
from app.features.reactions.limits import REACTIONS
from app.features.reactions.permissions import SEND
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def send_reaction(call: Call, command: SendReaction) -> ReactionAck:
    """React in the room."""
    await service.react(call.context, call.room, command)
    return ReactionAck(count=command.count)


COMMANDS = [
    SocketCommand(
        "send_reaction",
        SendReaction,
        ReactionAck,
        send_reaction,
        SEND,
        limit=REACTIONS,
        cost=lambda reaction: reaction.count,
        fast=FAST,
    )
]
