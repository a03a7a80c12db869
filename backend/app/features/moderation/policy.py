"""Rules of mutes: pure functions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.core.clock import wire_time


def still_muted(muted: Mapping[str, str | None], now: datetime) -> dict[str, str | None]:
    """Return who is muted now and until when; null means until lifted."""
    return {participant: until for participant, until in muted.items() if _lasts(until, now)}


def silenced(
    muted: Mapping[str, str | None], participant_id: str, now: datetime, until: datetime
) -> dict[str, str | None]:
    """Who may not write, this participant among them until then; no longer than needed."""
    return {**still_muted(muted, now), participant_id: wire_time(until)}


def own_mute(participant_id: str, muted: Mapping[str, str | None], now: datetime) -> dict[str, Any]:
    """What a participant is told of their own mute; nothing where there is none."""
    if participant_id not in muted or not _lasts(muted[participant_id], now):
        return {}
    return {"muted": True, "muted_until": muted[participant_id]}


def _lasts(until: str | None, now: datetime) -> bool:
    return until is None or datetime.fromisoformat(until) > now
