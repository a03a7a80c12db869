"""Views of reactions to messages."""

from typing import Self

from app.core.schemas import View

CountsByMessage = dict[str, dict[str, int]]  # by the message's id, then by emoji
OwnByMessage = dict[str, list[str]]  # the emoji, by the message's id


class ReactionsOfMessages(View):
    """How often people react to messages, by their ids, and with which emoji the reader does.

    Messages without reactions are not in it.
    """

    reactions: CountsByMessage
    own: OwnByMessage


class OwnMessageReaction(View):
    """A reaction of one's own to a message."""

    message_id: str
    emoji: str

    @classmethod
    def all_of(cls, found: OwnByMessage) -> list[Self]:
        """Return them one by one."""
        return [
            cls(message_id=message, emoji=emoji)
            for message, several in found.items()
            for emoji in several
        ]
