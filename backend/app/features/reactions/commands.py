"""Commands of reactions."""

from pydantic import Field

from app.core.schemas import Ack, Command
from app.core.text import Storable


class SendReaction(Command):
    """React `count` times at once; pages batch quick taps."""

    emoji: Storable = Field(max_length=32)
    count: int = Field(default=1, ge=1, le=20)


class ReactionAck(Ack):
    """The reaction was counted `count` times."""

    count: int
