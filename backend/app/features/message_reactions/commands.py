"""Commands of reactions to messages, and their acks."""

from pydantic import Field

from app.core.schemas import Ack, Command
from app.core.text import Storable
from app.features.messages.commands import MessageId
from app.features.reactions.commands import EMOJI_CHARS


class ReactToMessage(Command):
    """React to the message `id`, or take the reaction back; once more changes nothing."""

    id: MessageId
    emoji: Storable = Field(min_length=1, max_length=EMOJI_CHARS)
    on: bool


class ReactToMessageAck(Ack):
    """The reaction is stored, or is gone; `emoji` is in the session's spelling."""

    id: str
    emoji: str
    on: bool
