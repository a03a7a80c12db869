"""Commands of reactions."""

from pydantic import Field

from app.core.schemas import Ack, Command
from app.core.text import Storable

EMOJI_CHARS = 32
MOST_AT_ONCE = 20


class SendReaction(Command):
    """React `count` times at once; pages batch quick taps."""

    emoji: Storable = Field(max_length=EMOJI_CHARS)
    count: int = Field(default=1, ge=1, le=MOST_AT_ONCE)


class ReactionAck(Ack):
    """The reaction was counted `count` times."""

    count: int
