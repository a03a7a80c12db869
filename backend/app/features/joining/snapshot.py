"""What a newcomer is told. What is the same for all is kept: a thousand who join read it once."""

import asyncio
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now, wire_time
from app.core.fact import Fact
from app.core.schemas import Prepared
from app.core.security import verify_token
from app.features.event_log import service as event_log
from app.features.event_log.views import LogPage
from app.features.joining.events import JoinedSession
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden, SessionUpdated
from app.features.live_sessions.views import RoomSession
from app.features.messages import service as messages
from app.features.messages.events import DELETED, MessageDeleted, MessageRestored, NewMessage
from app.features.moderation import service as moderation
from app.features.moderation.events import MessagePinned, MessageUnpinned
from app.features.moderation.policy import own_mute
from app.features.people.events import ParticipantRenamed
from app.features.privacy.events import ParticipantErased
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

NEWEST_MESSAGES = 50

_kept: WeakKeyDictionary[Room, "Snapshot"] = WeakKeyDictionary()
_turns: WeakKeyDictionary[Room, asyncio.Lock] = WeakKeyDictionary()


@dataclass(frozen=True)
class Snapshot:
    """A live session at position `seq`, in the form in which it goes out.

    `muted` is as in its row, None where that has to be read again; it goes out to nobody whole.
    """

    seq: int
    session: dict[str, Any]
    messages: tuple[dict[str, Any], ...]
    older: bool
    pinned: dict[str, Any] | None = None
    epoch: str = ""
    muted: dict[str, str | None] | None = None
    presenter_id: str = ""

    @cached_property
    def encoded(self) -> dict[str, orjson.Fragment]:
        """What is the same for every newcomer, as JSON."""
        shared = {"session": self.session, "messages": self.messages, "pinned": self.pinned}
        return {name: orjson.Fragment(orjson.dumps(value)) for name, value in shared.items()}

    def after(self, fact: Fact) -> "Snapshot":
        """The session one fact later."""
        if fact.name == NewMessage.name:
            shown = (*self.messages, fact.data)
            older = self.older or len(shown) > NEWEST_MESSAGES
            return replace(self, seq=fact.seq, messages=shown[-NEWEST_MESSAGES:], older=older)
        if fact.name == SessionUpdated.name:
            changed = {name: fact.data[name] for name in self.session if name in fact.data}
            return replace(self, seq=fact.seq, session={**self.session, **changed})
        if fact.name == ParticipantErased.name:
            return replace(self, seq=fact.seq, messages=self._without_name(fact.data["id"]))
        if fact.name == ParticipantRenamed.name:
            return replace(self, seq=fact.seq, **self._renamed(**fact.data))
        return replace(self, seq=fact.seq, **self._moderated(fact))

    def _moderated(self, fact: Fact) -> dict[str, Any]:
        """What a fact of moderation changes."""
        pinned_id = self.pinned and self.pinned["id"]
        match fact.name:
            case MessageDeleted.name:
                gone = {"message": "", "message_type": DELETED}
                pinned = None if pinned_id == fact.data["id"] else self.pinned
                return {"messages": self._with(fact.data["id"], gone), "pinned": pinned}
            case MessageRestored.name:
                return {"messages": self._with(fact.data["id"], fact.data["message"])}
            case MessagePinned.name:
                return {"pinned": fact.data["message"]}
            case MessageUnpinned.name:
                return {"pinned": None}
        return {"muted": None} if fact.name == Hidden.name else {}  # it does not say what changed

    def _with(self, message_id: str, change: dict[str, Any]) -> tuple[dict[str, Any], ...]:
        return tuple(
            {**message, **change} if message["id"] == message_id else message
            for message in self.messages
        )

    def _renamed(self, id: str, nickname: str, **_: Any) -> dict[str, Any]:  # noqa: A002
        """Whose name it is, is called something else on all that is shown."""

        def signed(message: dict[str, Any]) -> dict[str, Any]:
            sender = message["sender"]
            if sender["id"] != id:
                return message
            return {**message, "sender": {**sender, "nickname": nickname}}

        told = {"presenter_name": nickname} if id == self.presenter_id else {}
        return {
            "session": {**self.session, **told},
            "messages": tuple(map(signed, self.messages)),
            "pinned": self.pinned and signed(self.pinned),
        }

    def _without_name(self, sender_id: str) -> tuple[dict[str, Any], ...]:
        return tuple(
            {**message, "client_id": None, "sender": {**message["sender"], "nickname": ""}}
            if message["sender"]["id"] == sender_id
            else message
            for message in self.messages
        )


async def snapshot_of(context: WorkerContext, room: Room, since: int | None = None) -> Snapshot:
    """The room's session as it is now: from memory if the room has heard everything since.

    Who comes back from another worker may have heard, up to `since`, what this one is still to
    hear: then the snapshot is read, for it must not be older than they are.
    Of those who come first at the same time, one reads it and the others wait.
    """
    async with _turns.setdefault(room, asyncio.Lock()):
        kept = _kept.get(room)
        heard = room.heard_since(kept.seq) if kept is not None else None
        if kept is None or heard is None or kept.seq + len(heard) < (since or 0):
            async with context.open_db() as db:
                kept, heard = await _read(db, room.session_id), []
        for fact in heard:
            kept = kept.after(fact)
        if kept.muted is None:
            async with context.open_db() as db:
                kept = replace(kept, muted=(await queries.by_id(db, room.session_id)).muted)
        _kept[room] = kept
    return kept


async def _read(db: AsyncSession, session_id: str) -> Snapshot:
    session = await queries.by_id(db, session_id)
    head = session.last_seq
    newest = await messages.newest(db, session_id, head, NEWEST_MESSAGES + 1)
    presenter_name = await queries.presenter_name(db, session)
    pinned = await moderation.pinned(db, session)
    return Snapshot(
        seq=head,
        session=RoomSession.of(session, presenter_name).wire(),
        messages=tuple(message.wire() for message in newest[-NEWEST_MESSAGES:]),
        older=len(newest) > NEWEST_MESSAGES,
        pinned=pinned.wire() if pinned else None,
        epoch=await event_log.epoch(db),
        muted=session.muted,
        presenter_id=session.presenter_id,
    )


@dataclass(frozen=True, slots=True)
class Welcome:
    """`joined_session` for one actor; the shared part was made ready once for all."""

    snapshot: Snapshot
    actor: Actor
    totals: dict[str, int]
    missed: LogPage | None
    new_token: str | None = None

    def told(self, participant_count: int) -> Prepared:
        """The event, with the count of seats at the moment of entering."""
        payload: dict[str, Any] = {
            **self.snapshot.encoded,
            "me": {
                "id": self.actor.id,
                "nickname": self.actor.nickname,
                "role": self.actor.role,
                **own_mute(self.actor.id, self.snapshot.muted or {}, utc_now()),
            },
            "participant_count": participant_count,
            "older": self.snapshot.older,
            "reactions": {"totals": self.totals},
            "seq": self.snapshot.seq,
            "epoch": self.snapshot.epoch,
        }
        if self.new_token is not None:
            expires_at = wire_time(verify_token(self.new_token).exp)
            payload |= {"token": self.new_token, "expires_at": expires_at}
        if self.missed is not None:
            payload |= self.missed.wire()
        return Prepared(JoinedSession.name, payload)

    def state(self) -> dict[str, Any]:
        """The session's state as `session_updated` would tell it."""
        told = {name: self.snapshot.session.get(name) for name in SessionUpdated.model_fields}
        return {**told, "seq": self.snapshot.seq}
