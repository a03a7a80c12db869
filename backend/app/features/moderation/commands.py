"""Commands of moderation."""

from pydantic import Field

from app.core.schemas import Command


class MuteParticipant(Command):
    """Mute for this many minutes, or until the mute is lifted."""

    minutes: int | None = Field(default=None, ge=1, le=24 * 60)


class ApproveHeld(Command):
    """Approve held messages up to and including the message `until`."""

    until: str | None = Field(default=None, max_length=32)


class PinMessage(Command):
    """Pin a message at the top of the chat."""

    message_id: str = Field(max_length=32)
