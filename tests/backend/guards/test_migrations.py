"""Migrations follow one another: a server does not start with two that follow the same one."""

import re
from collections import Counter
from collections.abc import Iterable

from guards.sources import ROOT

MIGRATIONS = ROOT / "backend" / "migrations" / "versions"
FOLLOWS = re.compile(r'^down_revision = "(.+)"$', re.MULTILINE)


def forks(migrations: Iterable[str]) -> list[str]:
    """The revisions that several of these migrations follow."""
    followed = Counter(name for text in migrations for name in FOLLOWS.findall(text))
    return [name for name, count in followed.items() if count > 1]


def test_no_two_migrations_follow_the_same_one() -> None:
    migrations = [path.read_text() for path in MIGRATIONS.glob("*.py")]
    assert sum(len(FOLLOWS.findall(text)) for text in migrations) == len(migrations) - 1
    assert forks(migrations) == []


def test_a_fork_is_found() -> None:
    assert forks(['down_revision = "0001_one"\n'] * 2) == ["0001_one"]
