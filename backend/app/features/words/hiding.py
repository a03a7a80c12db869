"""Words that hosts remove from a cloud: of the chat, or of an activity."""

from collections.abc import Collection, Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.digest import digest_of
from app.features.word_filter.filter import is_blocked
from app.features.words import repository
from app.features.words.counting import MOST_WORDS, Words
from app.features.words.errors import TooManyHiddenWords
from app.features.words.fold import fold
from app.storage.models import LiveSession

CHAT = "chat"
MOST_HIDDEN = 500  # of one cloud


async def hidden(db: AsyncSession, session_id: str, cloud: str) -> frozenset[str]:
    """Return the digests of the words that hosts have removed from a cloud."""
    return frozenset(await repository.hidden(db, session_id, cloud))


async def hide(
    db: AsyncSession, session_id: str, cloud: str, word: str, *, is_hidden: bool
) -> None:
    """Remove a word from a cloud, or bring it back. The session's row is locked.

    Raises:
        TooManyHiddenWords: 500 others are hidden there.
    """
    digest = _digest(session_id, word)
    if not is_hidden:
        await repository.show(db, session_id, cloud, digest)
        return
    others = await repository.hidden(db, session_id, cloud) - {digest}
    if len(others) >= MOST_HIDDEN:
        raise TooManyHiddenWords
    await repository.hide(db, session_id, cloud, digest)


def parted(
    session: LiveSession, words: Iterable[tuple[str, int]], digests: Collection[str]
) -> tuple[Words, Words]:
    """Return the 100 first words that are shown, and those before them that are hidden.

    What the session's word filter finds is in neither.
    """
    shown: Words = []
    removed: Words = []
    for word, count in words:
        if len(shown) == MOST_WORDS:
            break
        if digests and _digest(session.id, word) in digests:
            removed.append((word, count))
        elif not is_blocked(session, word):
            shown.append((word, count))
    return shown, removed


def _digest(session_id: str, word: str) -> str:
    return digest_of(f"{session_id} {fold(word).replace(' ', '')}")
