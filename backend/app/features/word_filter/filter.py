"""The word filter: the built-in lists, and each session's own."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from app.core.actor import Actor
from app.core.word_matcher import WordList
from app.features.live_sessions.views import SessionSettings
from app.storage.models import LiveSession

_LISTS = Path(__file__).parent / "words"


def filter_of(
    settings: SessionSettings, own: Sequence[str], actor: Actor, text: str
) -> Literal["mark", "hold", "refuse"] | None:
    """What is to be done about a text; None for what anybody may read."""
    if settings.word_filter == "off" or actor.is_host:
        return None
    return settings.word_filter if _word_list(tuple(own)).finds(text) else None


def names_refused(session: LiveSession | None, names: Iterable[str]) -> set[str]:
    """Which of these names nobody may bear in the session, or in none at all.

    A name can neither be covered nor wait, and everybody reads it: whatever the filter does with
    messages, off as well, a name with such words is refused.
    """
    words = _word_list(tuple(session.words if session else ()))
    return {name for name in names if words.finds(unicodedata.normalize("NFKC", name))}


@lru_cache(256)
def _word_list(own: tuple[str, ...]) -> WordList:
    return WordList([*built_in(), *own])


@cache
def built_in() -> tuple[str, ...]:
    """The built-in words, Korean and English."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_LISTS.glob("*.txt"))]
    lines = [line for text in texts for line in text.splitlines()]
    return tuple(line for line in lines if line and not line.startswith("#"))
