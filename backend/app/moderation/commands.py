"""What presenters may ask to keep order."""

from pydantic import Field

from app.core.wire import Command


class PinMessage(Command):
    """Show one message above all others."""

    message_id: str = Field(max_length=32)
