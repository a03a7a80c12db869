"""What members hear when somebody takes their data back."""

from typing import ClassVar

from app.core.wire import DurableEvent, Event


class ParticipantErased(DurableEvent):
    """The participant `id` has no nickname any more, on no message; their texts are gone before."""

    name: ClassVar[str] = "participant_erased"
    id: str


EVENTS: list[type[Event]] = [ParticipantErased]
