"""What members see of the chat: the newest messages as they enter, or one on the stage."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import View
from app.features.messages import repository, service
from app.features.messages.events import DELETED, MessageDeleted, MessageRestored, NewMessage
from app.realtime.snapshot import Part, Shown
from app.storage.models import LiveSession
from app.storage.showable import Showable

NEWEST_MESSAGES = 50


class ShownMessages(View):
    """`messages` are the newest 50 at most, oldest first; `older` says that there are more."""

    messages: list[NewMessage]
    older: bool


def changed(shown: Shown, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Shown:
    """The messages that are shown, with `change` applied to each."""
    return {"messages": tuple(map(change, shown["messages"]))}


async def _read(db: AsyncSession, session: LiveSession) -> Shown:
    newest = await service.newest(db, session.id, session.last_seq, NEWEST_MESSAGES + 1)
    return {
        "messages": tuple(message.wire() for message in newest[-NEWEST_MESSAGES:]),
        "older": len(newest) > NEWEST_MESSAGES,
    }


def _added(shown: Shown, data: Shown) -> Shown:
    messages = (*shown["messages"], data)
    older = shown["older"] or len(messages) > NEWEST_MESSAGES
    return {"messages": messages[-NEWEST_MESSAGES:], "older": older}


def _deleted(shown: Shown, data: Shown) -> Shown:
    def one(message: dict[str, Any]) -> dict[str, Any]:
        if message["id"] != data["id"]:
            return message
        kept = {name: value for name, value in message.items() if name != "reply_to"}
        return {**kept, "message": "", "message_type": DELETED}

    return changed(shown, one)


def _restored(shown: Shown, data: Shown) -> Shown:
    def one(message: dict[str, Any]) -> dict[str, Any]:
        return {**message, **data["message"]} if message["id"] == data["id"] else message

    return changed(shown, one)


PARTS = [
    Part(
        ShownMessages,
        _read,
        changes={
            NewMessage.name: _added,
            MessageDeleted.name: _deleted,
            MessageRestored.name: _restored,
        },
    )
]


async def _find(db: AsyncSession, session_id: str, message_id: str) -> Shown | None:
    """Return the position of a message that everybody may read."""
    message = await repository.by_id(db, session_id, message_id)
    if message is None or message.seq is None or message.deleted_at is not None:
        return None
    return {"position": message.seq}


SHOWABLES = [Showable("chat"), Showable("message", _find, without_id=False)]
