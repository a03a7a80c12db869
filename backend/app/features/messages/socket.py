"""Socket handlers of chat."""

from functools import partial
from time import monotonic
from typing import Annotated, Literal

import msgspec

from app.core.text import clean_message
from app.features.messages.commands import HeldAck, MessageAck, SendMessage, SendMessageAck
from app.features.messages.limits import MESSAGES
from app.features.messages.permissions import SEND
from app.features.messages.service import Written
from app.features.messages.writer import writer_of
from app.realtime.context import WorkerContext
from app.realtime.gateway.dispatcher import Call, SocketCommand
from app.realtime.gateway.fast_path import Begin, StoredPath
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room


async def send_message(call: Call, command: SendMessage) -> MessageAck | HeldAck:
    """Send a message; the ack follows its commit."""
    member, room = call.membership
    return await writer_of(call.context, room).send(member.actor, command)


class Text(msgspec.Struct, forbid_unknown_fields=True):
    """`SendMessage` in JSON, as it usually comes."""

    message: str
    message_type: Literal["text"] = "text"
    client_id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)] | None = None
    reply_to: Annotated[str, msgspec.Meta(min_length=1, max_length=32)] | None = None


def _is_plain(name: str | None) -> bool:
    return name is None or (name.isascii() and name.isprintable())


def _prepare(context: WorkerContext, room: Room, member: Member, text: Text) -> Begin | None:
    if not (_is_plain(text.client_id) and _is_plain(text.reply_to)):
        return None  # whether it can be stored is looked at on the long way
    message, client_id = clean_message(text.message), text.client_id
    written = Written(message, text.message_type, client_id, monotonic(), text.reply_to)
    return partial(writer_of(context, room).put, member.actor, written)


COMMANDS = [
    SocketCommand(
        "send_message",
        SendMessage,
        SendMessageAck,
        send_message,
        SEND,
        limit=MESSAGES,
        stored=StoredPath(Text, _prepare),
    )
]
