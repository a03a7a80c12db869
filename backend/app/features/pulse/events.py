"""Events of the pulse."""

from typing import ClassVar

from app.core.schemas import Event
from app.features.pulse.views import MoodCounts


class PulseUpdate(Event):
    """Sent to hosts: how many participants say what; at most twice a second."""

    name: ClassVar[str] = "pulse_update"
    counts: MoodCounts


EVENTS: list[type[Event]] = [PulseUpdate]
