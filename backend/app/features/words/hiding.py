"""Words that hosts remove from the cloud over a chat."""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.digest import digest_of
from app.features.words import repository
from app.features.words.errors import TooManyHiddenWords
from app.features.words.fold import bare

MOST_HIDDEN = 500


async def hidden(db: AsyncSession, session_id: str) -> Callable[[str], bool]:
    """Return whether hosts have removed a word from the cloud over a chat, as a function."""
    digests = await repository.hidden(db, session_id)
    return lambda word: bool(digests) and _digest(session_id, word) in digests


async def hide(db: AsyncSession, session_id: str, word: str, *, is_hidden: bool) -> None:
    """Remove a word from the cloud, or bring it back. The session's row is locked.

    Raises:
        TooManyHiddenWords: 500 others are hidden there.
    """
    digest = _digest(session_id, word)
    if not is_hidden:
        await repository.show(db, session_id, digest)
        return
    others = await repository.hidden(db, session_id) - {digest}
    if len(others) >= MOST_HIDDEN:
        raise TooManyHiddenWords
    await repository.hide(db, session_id, digest)


def _digest(session_id: str, word: str) -> str:
    return digest_of(f"{session_id} {bare(word)}")
