"""Socket handlers of one's own messages."""

from app.features.messages.commands import HeldAck
from app.features.own_messages import service
from app.features.own_messages.commands import (
    DeletedAck,
    DeleteMessage,
    EditedAck,
    EditMessage,
    EditMessageAck,
)
from app.features.own_messages.limits import CHANGES
from app.features.own_messages.permissions import CHANGE_OWN
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def edit_message(call: Call, command: EditMessage) -> EditedAck | HeldAck:
    """Change the text of one's own message."""
    member, room = call.membership
    return await call.context.run(
        service.edit, member.actor, room.session_id, command.id, command.message
    )


async def delete_message(call: Call, command: DeleteMessage) -> DeletedAck:
    """Delete one's own message."""
    member, room = call.membership
    await call.context.run(service.delete, member.actor, room.session_id, command.id)
    return DeletedAck(id=command.id)


COMMANDS = [
    SocketCommand(
        "edit_message", EditMessage, EditMessageAck, edit_message, CHANGE_OWN, limit=CHANGES
    ),
    SocketCommand(
        "delete_message", DeleteMessage, DeletedAck, delete_message, CHANGE_OWN, limit=CHANGES
    ),
]
