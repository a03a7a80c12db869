"""What may be asked of reactions."""

from pydantic import Field

from app.core.text import Storable
from app.core.wire import Ack, Command


class SendReaction(Command):
    """React, `count` times at once: pages batch quick taps."""

    emoji: Storable = Field(max_length=32)
    count: int = Field(default=1, ge=1, le=20)


class ReactionAck(Ack):
    """Counted `count` times."""

    count: int
