"""Socket handlers of the pulse, and its signal between workers."""

from app.features.pulse import service
from app.features.pulse.commands import Pulse, PulseAck
from app.features.pulse.fast import FAST
from app.features.pulse.limits import PULSES
from app.features.pulse.permissions import SEND_PULSE
from app.realtime.gateway.dispatcher import Call, SocketCommand
from app.realtime.signals import Signal


async def pulse(call: Call, command: Pulse) -> PulseAck:
    """Count the sender's mood."""
    member, room = call.membership
    service.set_mood(call.context, room, member.actor.id, command.mood)
    return PulseAck(mood=command.mood)


COMMANDS = [SocketCommand("pulse", Pulse, PulseAck, pulse, SEND_PULSE, limit=PULSES, fast=FAST)]
SIGNALS = [Signal(service.SIGNAL, service.receive)]
