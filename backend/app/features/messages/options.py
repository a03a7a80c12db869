"""What hosts turn on and off, and set, of the chat."""

from typing import Literal

from pydantic import Field

from app.core.clock import UtcTime, utc_now, wire_time
from app.core.options import Options, Stored
from app.core.schemas import Command, View

ChatMode = Literal["open", "slow", "hold", "known", "read_only"]


class ChatSwitch(View):
    """With `chat`, members write."""

    chat: bool = False


class ChangeChatSwitch(Command):
    """`chat` says whether members write."""

    chat: bool | None = None


class ChatSettings(View):
    """In the chat, participants write as `chat_mode` says.

    They write as they like (`open`), once in `slow_seconds` (`slow`), what the presenter lets
    through (`hold`), if they joined before `known_since` (`known`), or nothing
    (`read_only`).
    """

    chat_mode: ChatMode = "open"
    slow_seconds: int = 10
    known_since: UtcTime | None = None


class ChangeChat(Command):
    """`chat_mode` and `slow_seconds` say who may write, and how often."""

    chat_mode: ChatMode | None = None
    slow_seconds: int | None = Field(default=None, ge=5, le=120)


def _changed(after: Stored, before: Stored) -> Stored:
    """Set `known_since` when only known participants may write from now on."""
    if after.get("chat_mode") == "known" != before.get("chat_mode"):
        return {**after, "known_since": wire_time(utc_now())}
    return after


def _reused(settings: Stored) -> Stored:
    """Open the chat where only known participants may write: a new session knows nobody."""
    mode = settings.get("chat_mode", "open")
    again = {name: value for name, value in settings.items() if name != "known_since"}
    return {**again, "chat_mode": "open" if mode == "known" else mode}


OPTIONS = Options(
    switches=ChatSwitch,
    change_switches=ChangeChatSwitch,
    settings=ChatSettings,
    change_settings=ChangeChat,
    changed=_changed,
    reused=_reused,
)
