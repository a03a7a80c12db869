"""Which tokens programs have used since their last use was stored, at most once a minute each."""

from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.storage.driver import engine_of

STORED_AFTER = timedelta(minutes=1)

# By what the database session is bound to: a worker stores what was used in its own database.
_used_tokens: WeakKeyDictionary[Engine | Connection, set[str]] = WeakKeyDictionary()


def note(db: AsyncSession, digest: str, stored: datetime | None) -> None:
    """Remember that a token is being used, unless `stored`, its last use, was a moment ago."""
    bind = engine_of(db)
    if bind is not None and (stored is None or stored <= utc_now() - STORED_AFTER):
        _used_tokens.setdefault(bind, set()).add(digest)


def are_noted() -> bool:
    """Return whether any use is to be stored."""
    return any(_used_tokens.values())


def noted(db: AsyncSession) -> AbstractSet[str]:
    """Return the digests of the tokens that were used, and forget them."""
    bind = engine_of(db)
    return set() if bind is None else _used_tokens.pop(bind, set())
