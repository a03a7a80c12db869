"""What members hear when a host gives somebody another name."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent


class ParticipantRenamed(SessionEvent):
    """The participant `id`, or the presenter, is called `nickname`, on what they have said too.

    A participant's is empty once they have taken their data back.
    """

    name: ClassVar[str] = "participant_renamed"
    id: str
    nickname: str


EVENTS: list[type[Event]] = [ParticipantRenamed]
