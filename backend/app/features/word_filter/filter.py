"""The word filter: built-in lists, and each session's own words."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from app.core.actor import Actor
from app.core.word_matcher import WordList
from app.features.word_filter.options import WordFilterSettings
from app.storage.models import LiveSession

_LISTS = Path(__file__).parent / "words"


def filter_of(
    settings: WordFilterSettings, own: Sequence[str], actor: Actor, text: str
) -> Literal["mark", "hold", "refuse"] | None:
    """Return what to do with a text; None if anybody may read it."""
    if settings.word_filter == "off" or actor.is_host:
        return None
    return settings.word_filter if _word_list(tuple(own)).finds(text) else None


def is_blocked(session: LiveSession, word: str) -> bool:
    """Return whether the session's filter, unless it is off, finds something in a word."""
    settings = WordFilterSettings.model_validate(session.settings)
    return settings.word_filter != "off" and _word_list(tuple(session.words)).finds(word)


def names_refused(session: LiveSession | None, names: Iterable[str]) -> set[str]:
    """Return those names that are not allowed in the session, or in any.

    A name cannot be hidden or held, and everybody reads it, so such names are refused in every mode
    of the filter, even off.
    """
    words = _word_list(tuple(session.words if session else ()))
    return {name for name in names if words.finds(unicodedata.normalize("NFKC", name))}


@lru_cache(256)
def _word_list(own: tuple[str, ...]) -> WordList:
    return WordList([*built_in(), *own])


@cache
def built_in() -> tuple[str, ...]:
    """Return the built-in words, Korean and English."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_LISTS.glob("*.txt"))]
    lines = [line for text in texts for line in text.splitlines()]
    return tuple(line for line in lines if line and not line.startswith("#"))
