"""Socket handlers of quizzes."""

from app.features.quiz import service
from app.features.quiz.commands import MoreTimeAck, SetMoreTime
from app.features.quiz.permissions import MORE_TIME
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def set_more_time(call: Call, command: SetMoreTime) -> MoreTimeAck:
    """Turn "more time" on or off."""
    member, room = call.membership
    await call.context.run(service.set_more_time, room.session_id, member.actor.id, command.on)
    return MoreTimeAck(on=command.on)


COMMANDS = [SocketCommand("set_more_time", SetMoreTime, MoreTimeAck, set_more_time, MORE_TIME)]
