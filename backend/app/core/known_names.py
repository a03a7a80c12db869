"""Environment variables whose names are nearly those of settings: probably typing errors."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_ALIKE = 0.88
_SHORTEST = 8  # of short names too many are alike


def typos(environment: Iterable[str], fields: Iterable[str]) -> Mapping[str, str]:
    """Return the intended setting for each misspelt name, unless that setting is also set."""
    there = {name.upper() for name in environment}
    known = {name.upper() for name in fields}
    found = {}
    for name in sorted(there - known):
        if len(name) < _SHORTEST:
            continue
        meant = get_close_matches(name, known - there, 1, _ALIKE)
        if meant:
            found[name] = meant[0]
    return found
