"""What may be asked of live sessions."""

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
    """Create a draft; without `session_code` it gets a generated one.

    So many days after its end it is deleted, at once with 0; null means as usual here.
    """

    title: Title
    description: Description | None = None
    session_code: SessionCode | None = None
    retention_days: RetentionDays | None = None


class ChangeSettings(Command):
    """The emoji on offer, in order; who may write, and how often; whether anybody new comes in."""

    reactions: ReactionSet | None = None
    chat_mode: ChatMode | None = None
    slow_seconds: int | None = Field(default=None, ge=5, le=120)
    word_filter: WordFilter | None = None
    locked: bool | None = None


class EditLiveSession(Command):
    """Change what is given; an explicit null clears the description, or the passcode."""

    title: Title | None = None
    description: Description | None = None
    settings: ChangeSettings | None = None
    passcode: Passcode | None = None


class Pause(Command):
    """Silence participants for a while; the note tells them why, or until when."""

    note: Title | None = None


class ReplaceCode(Command):
    """Another code from now on; without `session_code` a generated one."""

    session_code: SessionCode | None = None


class CarryPasscode(Command):
    """Have a link and pictures that bring the passcode along."""

    passcode: Passcode


class ChangeFeatures(Command):
    """Turn features on or off; what is not named stays as it is."""

    chat: bool | None = None
    reactions: bool | None = None
