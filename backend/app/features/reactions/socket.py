"""Socket handlers of reactions."""

from app.core.permissions import Action
from app.features.reactions import service
from app.features.reactions.commands import ReactionAck, SendReaction
from app.features.reactions.limits import REACTIONS
from app.realtime.gateway.dispatcher import Call, SocketCommand
from app.realtime.signals import Signal


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
        Action.TAKE_PART,
        limit=REACTIONS,
        cost=lambda reaction: reaction.count,
    )
]

SIGNALS = [Signal(service.REACTED, service.hear)]
