"""Rules of who may write when: pure functions. Hosts may always write."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil

from app.core.actor import Actor
from app.features.live_sessions.policy import check_active
from app.features.messages.errors import ChatOff, KnownOnly, MutedByPresenter, ReadOnly, SlowMode
from app.features.messages.options import ChatSettings, ChatSwitch


def check_on(status: str, switch: ChatSwitch, *, is_host: bool) -> None:
    """Check that members may write: the session is active and chat is on; hosts also in a pause."""
    if status != "paused" or not is_host:
        check_active(status)
    if not switch.chat:
        raise ChatOff


def check_may_write(actor: Actor, settings: ChatSettings) -> None:
    """Check the chat's mode.

    Raises:
        ReadOnly, KnownOnly: the mode does not allow this participant to write.
    """
    if actor.is_host:
        return
    if settings.chat_mode == "read_only":
        raise ReadOnly
    if settings.chat_mode == "known" and not _is_known(actor, settings.known_since):
        raise KnownOnly


def check_not_muted(actor: Actor, muted: Mapping[str, str | None], now: datetime) -> None:
    """Check that the actor is not muted at `now`.

    Args:
        actor: the sender.
        muted: end of each mute by actor, ISO 8601; None means until the mute is lifted.
        now: an aware datetime.

    Raises:
        MutedByPresenter: the actor is muted.
    """
    if actor.id not in muted:
        return
    until = muted[actor.id]
    seconds = ceil((datetime.fromisoformat(until) - now).total_seconds()) if until else None
    if seconds is None or seconds > 0:
        raise MutedByPresenter(seconds)


def check_pace(
    actor: Actor, settings: ChatSettings, last_sent: datetime | None, now: datetime
) -> None:
    """Check that a participant in slow mode waits `slow_seconds` between messages.

    Raises:
        SlowMode: the last message was too recent.
    """
    if settings.chat_mode != "slow" or actor.is_host or last_sent is None:
        return
    wait = last_sent + timedelta(seconds=settings.slow_seconds) - now
    if wait > timedelta():
        raise SlowMode(ceil(wait.total_seconds()))


def holds(actor: Actor, settings: ChatSettings) -> bool:
    """Return whether messages of the actor wait for approval."""
    return settings.chat_mode == "hold" and not actor.is_host


def _is_known(actor: Actor, since: datetime | None) -> bool:
    return actor.joined_at is not None and since is not None and actor.joined_at < since
