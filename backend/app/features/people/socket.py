"""Socket handler of one's own nickname."""

from app.features.people import renaming
from app.features.people.commands import ChangeNickname, NicknameAck
from app.features.people.limits import NICKNAME_CHANGES
from app.features.people.permissions import CHANGE_NICKNAME
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def change_nickname(call: Call, command: ChangeNickname) -> NicknameAck:
    """Change one's own nickname."""
    member, room = call.membership
    await call.context.run(renaming.rename_self, member.actor, room.session_id, command)
    return NicknameAck(nickname=command.nickname)


COMMANDS = [
    SocketCommand(
        "change_nickname",
        ChangeNickname,
        NicknameAck,
        change_nickname,
        CHANGE_NICKNAME,
        limit=NICKNAME_CHANGES,
    )
]
