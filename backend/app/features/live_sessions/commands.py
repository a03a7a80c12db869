"""Commands of live sessions."""

from typing import Annotated

import regex
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.core.codes import SessionCode
from app.core.passcode import Passcode
from app.core.schemas import Command
from app.core.text import Description, Title, bare_emoji
from app.features.live_sessions.views import ChatMode, RetentionDays, WordFilter

_EMOJI = regex.compile(r"(?=\X\Z)(?=.*[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3])\X")
_EMOJI_MAX = 32


def _emoji(text: str) -> str:
    if len(text) > _EMOJI_MAX or not _EMOJI.fullmatch(text):
        raise PydanticCustomError("emoji_malformed", "is not one emoji")
    return text


def _all_different(emoji: list[str]) -> list[str]:
    if len({bare_emoji(one) for one in emoji}) < len(emoji):
        raise PydanticCustomError("emoji_repeated", "names an emoji twice")
    return emoji


ReactionSet = Annotated[
    list[Annotated[str, AfterValidator(_emoji)]],
    Field(min_length=1, max_length=12),
    AfterValidator(_all_different),
]


class CreateLiveSession(Command):
    """Create a draft; without `session_code` it gets a generated code.

    The session is deleted this many days after its end; 0 is at once, null the default.
    """

    title: Title
    description: Description | None = None
    session_code: SessionCode | None = None
    retention_days: RetentionDays | None = None


class ChangeSettings(Command):
    """Emoji on offer, in order; the chat's mode and pace; whether newcomers may join."""

    reactions: ReactionSet | None = None
    chat_mode: ChatMode | None = None
    slow_seconds: int | None = Field(default=None, ge=5, le=120)
    word_filter: WordFilter | None = None
    locked: bool | None = None


class EditLiveSession(Command):
    """Change the given fields; an explicit null removes the description or the passcode."""

    title: Title | None = None
    description: Description | None = None
    settings: ChangeSettings | None = None
    passcode: Passcode | None = None


class Pause(Command):
    """Pause: participants cannot write; the note tells them why, or until when."""

    note: Title | None = None


class ReplaceCode(Command):
    """Replace the join code; without `session_code` by a generated one."""

    session_code: SessionCode | None = None


class CarryPasscode(Command):
    """Create a link and QR codes that contain the passcode."""

    passcode: Passcode


class ChangeFeatures(Command):
    """Turn features on or off; others stay as they are."""

    chat: bool | None = None
    reactions: bool | None = None
