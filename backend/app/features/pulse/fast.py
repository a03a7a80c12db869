"""The fast path of `pulse`: a mood is counted without waiting for anything."""

from functools import lru_cache, partial

import msgspec

from app.features.pulse import service
from app.features.pulse.commands import PulseAck
from app.features.pulse.views import MOODS, Mood
from app.realtime.context import WorkerContext
from app.realtime.gateway.fast_path import FastPath, Prepared, encoded
from app.realtime.rooms.members import Member
from app.realtime.rooms.room import Room


class FastPulse(msgspec.Struct, forbid_unknown_fields=True):
    """`Pulse` in JSON."""

    mood: Mood


def _prepare(context: WorkerContext, room: Room, member: Member, command: FastPulse) -> Prepared:
    service.check_on(room)
    set_mood = partial(service.set_mood, context, room, member.actor.id, command.mood)
    return set_mood, _ack(command.mood)


@lru_cache(maxsize=len(MOODS))
def _ack(mood: Mood) -> bytes:
    return encoded(PulseAck(mood=mood))


FAST = FastPath(FastPulse, _prepare)
