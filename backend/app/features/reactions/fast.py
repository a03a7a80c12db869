"""The fast path of `send_reaction`: a tap is counted without waiting for anything."""

from functools import lru_cache
from typing import Annotated

import msgspec

from app.core.text import written
from app.features.reactions import service
from app.features.reactions.commands import EMOJI_CHARS, MOST_AT_ONCE, ReactionAck
from app.realtime.context import WorkerContext
from app.realtime.gateway.fast_path import FastPath, Prepared, encoded
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room


class Tap(msgspec.Struct, forbid_unknown_fields=True):
    """`SendReaction` in JSON."""

    emoji: str
    count: Annotated[int, msgspec.Meta(ge=1, le=MOST_AT_ONCE)] = 1


def _prepare(context: WorkerContext, room: Room, _member: Member, tap: Tap) -> Prepared | None:
    emoji = written(tap.emoji)
    if len(emoji) > EMOJI_CHARS:
        return None
    react = service.reacting(context, room, emoji, tap.count)
    return None if react is None else (react, _ack(tap.count))


@lru_cache(maxsize=MOST_AT_ONCE)
def _ack(count: int) -> bytes:
    return encoded(ReactionAck(count=count))


FAST = FastPath(Tap, _prepare)
