"""What members hear when somebody takes their data back."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent


class ParticipantErased(SessionEvent):
    """The participant `id` has no nickname any more, on no message; their texts are gone before."""

    name: ClassVar[str] = "participant_erased"
    id: str


EVENTS: list[type[Event]] = [ParticipantErased]
