"""Lists of Korean words that the plain rule knows."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without comments."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of a list, several to a line."""
    return frozenset(word for line in lines_of(name) for word in line.split())


@cache
def groups_of(name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a list by the group that each line begins with."""
    groups: dict[str, tuple[str, ...]] = {}
    for line in lines_of(name):
        group, *words = line.split()
        groups[group] = (*groups.get(group, ()), *words)
    return groups
