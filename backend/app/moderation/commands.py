"""What presenters may ask to keep order."""

from typing import Annotated

from pydantic import Field

from app.core.text import Title
from app.core.wire import Command


class MuteParticipant(Command):
    """For so many minutes, or until it is undone."""

    minutes: int | None = Field(default=None, ge=1, le=24 * 60)


class ChangeWords(Command):
    """The words that the filter finds in this session, besides those that it knows.

    One that begins with `!` is innocent: nothing is found in it.
    """

    words: list[Annotated[Title, Field(max_length=40)]] = Field(max_length=200)


class ApproveHeld(Command):
    """Let through what waits: all that was sent before `until`, a message, and that one."""

    until: str | None = Field(default=None, max_length=32)


class PinMessage(Command):
    """Show one message above all others."""

    message_id: str = Field(max_length=32)
