"""Which names are held in a live session, and which nobody may bear there."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import get_settings
from app.core.names import name_key
from app.core.refusal import Refusal
from app.core.reserved_names import is_reserved
from app.features.names import errors, repository
from app.features.word_filter.filter import names_refused
from app.storage.models import LiveSession

# Participants with a live socket are touched this often, so `last_seen_at` may be this old.
TOUCH_SECONDS = 60.0


async def held_names(
    db: AsyncSession, session_id: str, keys: Collection[str], now: datetime
) -> set[str]:
    """Which of these names, as `name_key` gives them, are held, by participants or co-hosts.

    Those whose holder was away for too long are released.
    """
    # Coming back writes nothing, and the touch that follows may be as far away as two touches.
    hold = timedelta(minutes=get_settings().seat_hold_minutes, seconds=2 * TOUCH_SECONDS)
    holders = await repository.holders(db, session_id, keys)
    away = [one.id for one in holders.values() if one.last_seen_at <= now - hold]
    if away:
        await repository.release(db, away, now)
    held = {key for key, one in holders.items() if one.id not in away}
    return held | await repository.co_host_names(db, session_id, keys)


def refused_names(
    session: LiveSession, presenter_name: str, keys: Mapping[str, str]
) -> dict[str, Refusal]:
    """Why nobody may bear some of these names, which come with their keys."""
    presenter = name_key(presenter_name)
    reserved = [
        name for name, key in keys.items() if key == presenter or is_reserved(name, presenter_name)
    ]
    bad = dict.fromkeys(names_refused(session, keys), errors.NicknameRefused())
    return bad | dict.fromkeys(reserved, errors.NicknameReserved())


async def nicknames(
    db: AsyncSession, renamed: Collection[str], participant_ids: Collection[str]
) -> dict[str, str]:
    """What those of these participants and hosts are called who were `renamed`, by id."""
    asked = set(renamed).intersection(participant_ids)
    return await repository.nicknames(db, asked) if asked else {}
