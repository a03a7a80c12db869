"""The pinned message and one's own mute, as a new member receives them."""

from pydantic import ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import UtcTime, utc_now
from app.core.schemas import View
from app.features.live_sessions.events import Hidden
from app.features.messages.events import MessageDeleted, NewMessage
from app.features.moderation import policy, service
from app.features.moderation.events import MessagePinned, MessageUnpinned
from app.realtime.snapshot import Part, Shown
from app.storage.models import LiveSession


class ShownPinned(View):
    """`pinned` is the pinned message, or null."""

    pinned: NewMessage | None


class OwnMute(View):
    """`muted` and `muted_until` are absent if the member may write.

    `muted_until` is null if the mute ends only when it is lifted.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    muted: bool = False
    muted_until: UtcTime | None = None


async def _read_pinned(db: AsyncSession, session: LiveSession) -> Shown:
    pinned = await service.pinned(db, session)
    return {"pinned": pinned.wire() if pinned else None}


def _deleted(shown: Shown, data: Shown) -> Shown:
    is_pinned = shown["pinned"] and shown["pinned"]["id"] == data["id"]
    return {"pinned": None} if is_pinned else {}


def _pinned(_shown: Shown, data: Shown) -> Shown:
    return {"pinned": data["message"]}


def _unpinned(_shown: Shown, _data: Shown) -> Shown:
    return {"pinned": None}


async def _read_muted(_db: AsyncSession, session: LiveSession) -> Shown:
    return {"muted": session.muted}


def _own_mute(shown: Shown, actor: Actor) -> Shown:
    return policy.own_mute(actor.id, shown["muted"], utc_now())


PARTS = [
    Part(
        ShownPinned,
        _read_pinned,
        changes={
            MessageDeleted.name: _deleted,
            MessagePinned.name: _pinned,
            MessageUnpinned.name: _unpinned,
        },
    ),
    Part(read=_read_muted, rereads=[Hidden.name], own_form=OwnMute, own=_own_mute),
]
