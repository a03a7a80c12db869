"""Who may do what in which state: pure functions of a live session's state."""

from collections.abc import Mapping
from typing import Any

from app.live_sessions.errors import (
    ChatOff,
    ReactionsOff,
    SessionEnded,
    SessionIsFinal,
    SessionLocked,
    SessionNotStarted,
    SessionPaused,
)
from app.live_sessions.views import Features, SessionSettings, Status

_CODE_KEPT = "code_kept"  # not part of what members are shown


def check_joinable(status: str) -> None:
    """A newcomer may take a seat while the session runs."""
    if status == "draft":
        raise SessionNotStarted
    if status == "ended":
        raise SessionEnded


def check_unlocked(settings: SessionSettings) -> None:
    """Newcomers come in while the session is not locked; who has a seat comes back anyway."""
    if settings.locked:
        raise SessionLocked


def check_changeable(status: str) -> None:
    """Features change until the end."""
    if status == "ended":
        raise SessionIsFinal


def with_code_kept(settings: Mapping[str, Any], status: str) -> dict[str, Any]:
    """Settings of a session that has another code now: who knows no more than its id is kept out.

    Nobody has come into a draft yet, so there is nobody to keep out.
    """
    return {**settings, _CODE_KEPT: status != "draft" or is_code_kept(settings)}


def is_code_kept(settings: Mapping[str, Any]) -> bool:
    """Whether the session's code is told to those alone who know it or are in."""
    return bool(settings.get(_CODE_KEPT))


def check_transition(status: str, to: Status) -> None:
    """Draft → active ⇄ paused → ended; the end is final."""
    check_changeable(status)
    if to == "paused" and status == "draft":
        raise SessionNotStarted


def check_chat(status: str, features: Features) -> None:
    """Members may write while the session is active and chat is on."""
    _check_active(status)
    if not features.chat:
        raise ChatOff


def check_reactions(status: str, features: Features) -> None:
    """Members may react while the session is active and reactions are on."""
    _check_active(status)
    if not features.reactions:
        raise ReactionsOff


def _check_active(status: str) -> None:
    check_joinable(status)
    if status == "paused":
        raise SessionPaused
