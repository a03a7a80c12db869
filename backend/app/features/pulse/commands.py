"""Commands of the pulse, and their acks."""

from app.core.schemas import Ack, Command
from app.features.pulse.views import Mood


class Pulse(Command):
    """Say how one follows: it counts for two minutes, in place of what one said before."""

    mood: Mood


class PulseAck(Ack):
    """The mood counts now."""

    mood: Mood
