"""Facts are rewritten in one place, and whatever tells a message once more is rewritten, too."""

import ast
from collections.abc import Iterator

import pytest

from app.features.messages.events import QUOTING, NewMessage
from app.registry import FEATURES
from guards.sources import APP, parsed, place


def written(tree: ast.Module, attribute: str = "") -> Iterator[ast.Assign]:
    """Assignments to an attribute of this name, or to any, of something but `self`."""
    for node in ast.walk(tree):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            for part in ast.walk(target):
                others = isinstance(part, ast.Attribute) and ast.unparse(part.value) != "self"
                if others and attribute in ("", part.attr):
                    yield node


def test_only_the_log_changes_what_facts_say() -> None:
    found = {
        place(path, node)
        for path in APP.rglob("*.py")
        if "engineio" not in path.parts  # its data are bytes on their way
        for node in written(parsed(path), "data")
    }
    assert {one.partition(":")[0] for one in found} == {"backend/app/storage/event_log.py"}


@pytest.mark.parametrize(
    ("feature", "own"),
    [
        ("privacy", {"session.retention_days"}),
        ("moderation", {"session.muted"}),
    ],
)
def test_a_feature_writes_no_rows_of_others(feature: str, own: set[str]) -> None:
    found = {
        ast.unparse(node.targets[0])
        for path in (APP / "features" / feature).glob("*.py")
        for node in written(parsed(path))
    }
    assert found == own


@pytest.mark.parametrize("line", ["fact.data = {}", "a.b, fact.data = 1, 2"])
def test_a_fact_that_is_changed_is_found(line: str) -> None:
    assert [*written(ast.parse(line), "data")]
    assert not [*written(ast.parse("self.data = fact.data"), "data")]


def test_whatever_tells_a_message_again_is_known() -> None:
    events = [event for feature in FEATURES for event in feature.events]
    tells = [
        event.name
        for event in events
        if event is not NewMessage
        and "seq" in event.model_fields
        and event.model_fields.get("message") is not None
        and event.model_fields["message"].annotation is NewMessage
    ]
    assert sorted(tells) == sorted(QUOTING)
