"""The pulse of a worker's sessions: kept in memory, sent to hosts and to the other workers."""

from functools import partial
from time import monotonic
from typing import Any

from app.core.clock import Throttle
from app.core.ids import new_id
from app.features.live_sessions.events import SessionUpdated
from app.features.pulse import policy
from app.features.pulse.events import PulseUpdate
from app.features.pulse.moods import SessionMoods
from app.features.pulse.views import Mood, MoodCounts
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

INTERVAL_SECONDS = 0.5  # between two totals, at least
SIGNAL = "pulse"


class SessionPulse:
    """The moods of one session, what hosts were sent of them, and when they are sent again."""

    def __init__(self, clock: Throttle) -> None:
        self.moods = SessionMoods()
        self.sent: dict[str, int] | None = MoodCounts().wire()
        self.clock = clock


class Pulses(dict[str, SessionPulse]):
    """A worker's pulses by live session, and the name under which the other workers know it."""

    def __init__(self) -> None:
        super().__init__()
        self.worker = new_id()


class _Checked:
    """The data of a room's fact that says that the pulse is on."""

    state: dict[str, Any] | None = None


def set_mood(context: WorkerContext, room: Room, participant_id: str, mood: Mood) -> None:
    """Count a participant's mood in place of the last one.

    Raises:
        PulseOff, SessionNotStarted, SessionPaused, SessionEnded: the state does not allow it.
    """
    check_on(room)
    pulse = _of(context, room.session_id)
    pulse.moods.set_mood(participant_id, mood, monotonic())
    pulse.clock.request()


def check_on(room: Room) -> None:
    """Check that participants may say how they follow; raises like `set_mood`."""
    state, checked = room.latest[SessionUpdated.name], room.own(_Checked)
    if checked.state is not state:
        policy.check_on(state)
        checked.state = state


def now(context: WorkerContext, session_id: str) -> dict[str, int]:
    """Return how many participants of a session say what, on all workers."""
    pulse = context.own(Pulses).get(session_id)
    return pulse.moods.counts if pulse else MoodCounts().wire()


def receive(context: WorkerContext, room: Room, data: dict[str, Any]) -> None:
    """Take the counts of another worker."""
    pulse = _of(context, room.session_id)
    pulse.moods.receive(data["worker"], data, monotonic())
    pulse.clock.request()


async def keep(context: WorkerContext) -> None:
    """Forget what no longer counts, and tell the other workers this one's counts once more.

    They may have missed them, or have just opened the room; without a word they forget them.
    """
    pulses = context.own(Pulses)
    for session_id, pulse in list(pulses.items()):
        room = context.rooms.get(session_id)
        if room is None:
            pulse.clock.cancel()
            del pulses[session_id]
            continue
        pulse.moods.forget_old(monotonic(), room.presence.has)
        if not policy.is_on(room.latest[SessionUpdated.name]):
            pulse.moods.clear()
        if pulse.moods.own:
            _share(context, session_id, pulse.moods)
        pulse.clock.request()


def _of(context: WorkerContext, session_id: str) -> SessionPulse:
    pulses = context.own(Pulses)
    if session_id not in pulses:
        clock = Throttle(INTERVAL_SECONDS, partial(_tick, context, session_id))
        pulses[session_id] = SessionPulse(clock)
    return pulses[session_id]


def _tick(context: WorkerContext, session_id: str) -> None:
    """Send hosts and the other workers what is new.

    A host who is entering may have been shown what was before, and is not sent this: it is sent
    once more with the next tick.
    """
    pulse, room = context.own(Pulses).get(session_id), context.rooms.get(session_id)
    if pulse is None or room is None:
        return
    if pulse.moods.has_unshared:
        _share(context, session_id, pulse.moods)
    if (counts := pulse.moods.counts) != pulse.sent:
        pulse.sent = None if room.pending_joins else counts
        event = PulseUpdate(counts=MoodCounts(**counts))
        for sid in room.hosts:
            room.send_soon(event, to=sid)


def _share(context: WorkerContext, session_id: str, moods: SessionMoods) -> None:
    data = {"worker": context.own(Pulses).worker, **moods.share(monotonic())}
    context.bus.signal(session_id, SIGNAL, data)
