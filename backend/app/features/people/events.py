"""Events of changed nicknames."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent


class ParticipantRenamed(SessionEvent):
    """The participant `id`, or the presenter, is now called `nickname`, also on old messages.

    The nickname of a participant is empty after they erased their data.
    """

    name: ClassVar[str] = "participant_renamed"
    id: str
    nickname: str


EVENTS: list[type[Event]] = [ParticipantRenamed]
