"""Events of erased data."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent


class ParticipantErased(SessionEvent):
    """The participant `id` has no nickname any more; their texts were deleted before."""

    name: ClassVar[str] = "participant_erased"
    id: str


EVENTS: list[type[Event]] = [ParticipantErased]
