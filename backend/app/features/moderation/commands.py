"""What presenters may ask to keep order."""

from pydantic import Field

from app.core.schemas import Command


class MuteParticipant(Command):
    """For so many minutes, or until it is undone."""

    minutes: int | None = Field(default=None, ge=1, le=24 * 60)


class ApproveHeld(Command):
    """Let through what waits: all that was sent before `until`, a message, and that one."""

    until: str | None = Field(default=None, max_length=32)


class PinMessage(Command):
    """Show one message above all others."""

    message_id: str = Field(max_length=32)
