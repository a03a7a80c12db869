"""House rules that import-linter cannot say: which calls belong where. Each names its reason."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

import pytest

from guards.sources import APP, parsed, place

Offence = Callable[[ast.AST], bool]


@dataclass(frozen=True)
class Rule:
    """Something that only certain files may do."""

    name: str
    reason: str
    allowed: tuple[str, ...]
    offends: Offence
    sample: str


def calls(*methods: str) -> Offence:
    """A call of a method with one of these names."""
    return lambda node: (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in methods
    )


def imports(*names: str) -> Offence:
    """An import of one of these names from SQLAlchemy itself."""
    return lambda node: (
        isinstance(node, ast.ImportFrom)
        and node.module == "sqlalchemy"
        and any(alias.name in names for alias in node.names)
    )


COMMITS = Rule(
    name="only the unit of work commits",
    reason="what is told to members must be what was stored, all of it and nothing else",
    # A lazy session hands a rollback on, if there is a session.
    allowed=("unit_of_work.py", "storage/lazy_session.py"),
    offends=calls("commit", "rollback", "begin"),
    sample="await db.commit()",
)
EMITS = Rule(
    name="only delivery and the members of rooms emit",
    reason="members hear of a change after its commit, in the order of the log",
    # The manager is what an emit becomes.
    allowed=(
        "realtime/rooms/delivery.py",
        "realtime/rooms/members.py",
        "realtime/engineio/manager.py",
    ),
    offends=calls("emit", "emit_apart", "emit_each"),
    sample="await sio.emit('new_message', data)",
)
STATEMENTS = Rule(
    name="only repositories write statements",
    reason="what may be reached, and what it costs, is read in one file per feature",
    allowed=(
        "*/repository.py",
        "storage/event_log.py",
        "storage/append_with_rows.py",
        "storage/statement.py",
        "storage/worker_lease.py",
    ),
    offends=imports("select", "insert", "update", "delete", "func"),
    sample="from sqlalchemy import select",
)
QUERIES = Rule(
    name="only repositories query",
    reason=STATEMENTS.reason,
    # These pipelines go to Redis, which holds nothing that must be true; backups are of whole
    # files; a plain session and a driver hand on what repositories ask.
    allowed=(
        "*/repository.py",
        "storage/event_log.py",
        "storage/append_with_rows.py",
        "storage/database.py",
        "storage/driver.py",
        "storage/kept_connection.py",
        "storage/statement.py",
        "storage/worker_lease.py",
        "realtime/bus/redis_presence_store.py",
        "features/newcomers/redis_waiting.py",
        "storage/plain_session.py",
        "cli/backup.py",
        "cli/restore.py",
    ),
    offends=calls(
        "execute", "execute_many", "fetch", "scalar", "scalars", "stream", "stream_scalars"
    ),
    sample="await db.scalars(statement)",
)
RULES = pytest.mark.parametrize("rule", [COMMITS, EMITS, STATEMENTS, QUERIES], ids=lambda r: r.name)


def offences(rule: Rule, tree: ast.AST) -> Iterator[ast.AST]:
    """What breaks the rule."""
    return filter(rule.offends, ast.walk(tree))


@RULES
def test_the_app_keeps_the_rule(rule: Rule) -> None:
    found = [
        place(path, node)
        for path in APP.rglob("*.py")
        if not any(PurePath(path.relative_to(APP)).match(pattern) for pattern in rule.allowed)
        for node in offences(rule, parsed(path))
    ]
    assert not found, "\n".join([f"{rule.name}, because {rule.reason}", *found])


@RULES
def test_the_rule_bites(rule: Rule) -> None:
    assert list(offences(rule, ast.parse(rule.sample)))


@RULES
def test_the_rule_is_about_something(rule: Rule) -> None:
    homes = [path for pattern in rule.allowed for path in APP.glob(f"**/{pattern}")]
    assert any(list(offences(rule, parsed(home))) for home in homes)
