"""Events of reactions to messages."""

from typing import ClassVar

from app.core.schemas import Event
from app.features.message_reactions.views import CountsByMessage


class MessageReactions(Event):
    """How often people react to some messages now, by their ids; at most 2 a second.

    They are the messages whose reactions have changed; one without any has an empty object.
    """

    name: ClassVar[str] = "message_reactions"
    reactions: CountsByMessage


EVENTS: list[type[Event]] = [MessageReactions]

REACTED = "messages_reacted"  # the signal to all workers that counts of messages have changed
