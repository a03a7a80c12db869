"""Choosing one of the two languages."""

from functools import lru_cache
from typing import Literal, get_args

Locale = Literal["ko", "en"]
_MOST_KEPT = 256  # characters: nobody's browser sends more
_LOCALES: tuple[Locale, ...] = get_args(Locale)


def choose_locale(accept_language: str | None, default: Locale) -> Locale:
    """Return the best supported language of an `Accept-Language` header (RFC 9110, 12.5.4).

    Returns `default` for no header, `*`, or only unsupported languages.
    """
    header = accept_language or ""
    return (_chosen if len(header) <= _MOST_KEPT else _chosen.__wrapped__)(header, default)


@lru_cache(1024)
def _chosen(header: str, default: Locale) -> Locale:
    ranked = sorted(_ranges(header), key=lambda entry: -entry[1])
    for language, quality in ranked:
        locale = known_locale(language)
        if quality > 0 and locale is not None:
            return locale
    return default


def known_locale(tag: object) -> Locale | None:
    """Return the supported locale of a language tag such as `ko` or `en-US`, else None."""
    language = tag.lower().split("-")[0] if isinstance(tag, str) else None
    return next((locale for locale in _LOCALES if language == locale), None)


def _ranges(header: str) -> list[tuple[str, float]]:
    found = []
    for part in header.split(","):
        tag, _, parameters = part.partition(";")
        found.append((tag.strip(), _quality(parameters)))
    return found


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
