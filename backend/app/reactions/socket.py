"""The socket door of reactions."""

from app.reactions import service
from app.reactions.commands import ReactionAck, SendReaction
from app.realtime.door import Call, SocketCommand


async def send_reaction(call: Call, command: SendReaction) -> ReactionAck:
    """React in the room."""
    async with call.tools.open_db() as db:
        await service.react(db, call.room, command)
    return ReactionAck(count=command.count)


COMMANDS = [SocketCommand("send_reaction", SendReaction, ReactionAck, send_reaction)]
