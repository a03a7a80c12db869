"""Rules by a live session's state: pure functions."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.core.config import get_settings
from app.features.live_sessions.commands import EditLiveSession, Pause
from app.features.live_sessions.errors import (
    ReopenTooLate,
    SessionEnded,
    SessionIsFinal,
    SessionLocked,
    SessionNotOver,
    SessionNotStarted,
    SessionPaused,
    SessionRehearsed,
    SessionRunning,
)
from app.features.live_sessions.options import CODE_KEPT, EntrySettings
from app.features.live_sessions.views import Status
from app.storage.models import LiveSession

REOPEN_WITHIN = timedelta(hours=24)


def check_joinable(status: str) -> None:
    """A newcomer may join while the session runs."""
    if status == "draft":
        raise SessionNotStarted
    if status == "ended":
        raise SessionEnded


def check_unlocked(settings: EntrySettings) -> None:
    """Newcomers come in while the session is not locked; participants come back anyway.

    Nobody joins a rehearsal.
    """
    if settings.rehearsal:
        raise SessionRehearsed
    if settings.locked:
        raise SessionLocked


def check_changeable(status: str) -> None:
    """Check that features and settings may change: until the session ends."""
    if status == "ended":
        raise SessionIsFinal


def check_over(status: str) -> None:
    """Check that the session has ended.

    Raises:
        SessionNotOver: it has not.
    """
    if status != "ended":
        raise SessionNotOver


def check_edit(status: str, command: EditLiveSession) -> None:
    """Check an edit: an ended session may still change title and description."""
    if command.settings is not None or "passcode" in command.model_fields_set:
        check_changeable(status)


def with_code_kept(settings: Mapping[str, Any], status: str) -> dict[str, Any]:
    """Return the settings after a change of code: the new code is not told to people who are out.

    Nobody has joined a draft yet, so there is nobody to keep out.
    """
    return {**settings, CODE_KEPT: status != "draft" or is_code_kept(settings)}


def is_code_kept(settings: Mapping[str, Any]) -> bool:
    """Return whether only people who know the code or are in the session are told the code."""
    return bool(settings.get(CODE_KEPT))


def check_transition(status: str, to: Status) -> None:
    """Check a step of draft → active ⇄ paused → ended; the end is final."""
    check_changeable(status)
    if to == "paused" and status == "draft":
        raise SessionNotStarted


def reopen_until(ended_from: str | None, ended_at: datetime | None) -> datetime | None:
    """Return until when an automatic end can be undone; None if it is no such end."""
    return ended_at + REOPEN_WITHIN if ended_from and ended_at else None


def delete_at(session: LiveSession) -> datetime | None:
    """Return when a session is deleted with its messages; None while it runs.

    After an automatic end, retention begins when the end can no longer be undone. A draft contains
    nothing of an audience: the default retention counts from its last change, or from the time for
    which it is scheduled.
    """
    usual = get_settings().retention_days
    if session.status == "draft":
        wanted = max(session.updated_at, session.scheduled_at or session.updated_at)
        return wanted + timedelta(days=usual)
    if session.ended_at is None:
        return None
    days = usual if session.retention_days is None else session.retention_days
    until = reopen_until(session.ended_from, session.ended_at)
    return (until or session.ended_at) + timedelta(days=days)


def ends_at(session: LiveSession) -> datetime | None:
    """Return when an unused active session ends by itself, at the earliest."""
    if session.status != "active" or session.started_at is None:
        return None
    used = max(session.started_at, session.updated_at, session.used_at or session.started_at)
    return used + timedelta(hours=get_settings().session_max_hours)


def check_reopen(
    status: str, ended_from: str | None, ended_at: datetime | None, now: datetime
) -> None:
    """Check that an automatic end is at most a day old; other ends are final."""
    if status == "draft":
        raise SessionNotStarted
    until = reopen_until(ended_from, ended_at)
    if until is None:
        raise SessionIsFinal
    if until <= now:
        raise ReopenTooLate


def check_archivable(status: str) -> None:
    """Check that the session is not running."""
    if status in ("active", "paused"):
        raise SessionRunning


def with_note(settings: Mapping[str, Any], to: Status, pause: Pause | None) -> dict[str, Any]:
    """Return the settings for a new state: a note belongs to one pause."""
    note = settings.get("pause_note") if to == "paused" else None
    if pause is not None and "note" in pause.model_fields_set:
        note = pause.note
    return {**settings, "pause_note": note}


def check_active(status: str) -> None:
    check_joinable(status)
    if status == "paused":
        raise SessionPaused
