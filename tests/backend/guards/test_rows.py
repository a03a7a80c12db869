"""Each feature writes its own rows; it changes those of others by their owner's functions.

Of the row of a live session features have columns: see `test_session_columns.py`.
"""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import app.storage.models  # noqa: F401  # registers the tables
from app.storage.database import Base
from guards.sources import APP

COLUMNS = {
    mapper.class_.__name__: {column.key for column in mapper.column_attrs}
    for mapper in Base.registry.mappers
    if mapper.class_.__name__ != "LiveSession"
}
_TIMES = Counter(column.key for mapper in Base.registry.mappers for column in mapper.column_attrs)
# Columns that tell of which model a row is.
MODEL_OF = {name: model for model, names in COLUMNS.items() for name in names if _TIMES[name] == 1}
STATEMENTS = {"insert", "insert_into", "update", "delete"}
# A name that was held for long enough is freed for the next person, below participants.
SHARED = {("names", "Participant")}

Source = tuple[str, str]  # a feature, and the text of one of its files


def writers(sources: Iterable[Source]) -> dict[str, set[str]]:
    """Which features create, insert, update or delete rows of a model, or set their columns."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for feature, text in sources:
        tree = ast.parse(text)
        for model in {*_by_statements(tree), *_by_columns(tree)}:
            if (feature, model) not in SHARED:
                found[model].add(feature)
    return found


def _by_statements(tree: ast.Module) -> Iterator[str]:
    models = _models(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = ast.unparse(node.func).split(".")[-1]
            first = ast.unparse(node.args[0]) if node.args else ""
            name = first if function in STATEMENTS else function
            if name in models:
                yield models[name]


def _models(tree: ast.Module) -> dict[str, str]:
    """Return the models that a file imports, also by the names that it gives their tables."""
    models = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "app.storage.models"
        for alias in node.names
        if alias.name in COLUMNS
    }
    tables = {f"{name}.table()": model for name, model in models.items()}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            models |= {
                ast.unparse(name): tables[table]
                for name, value in _pairs(node)
                if (table := ast.unparse(value)) in tables
            }
    return models


def _pairs(node: ast.Assign) -> Iterable[tuple[ast.expr, ast.expr]]:
    (target,), value = node.targets[:1], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return zip(target.elts, value.elts, strict=False)
    return [(target, value)]


def _by_columns(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        is_set = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if is_set and node.attr in MODEL_OF and ast.unparse(node.value) != "self":
            yield MODEL_OF[node.attr]


def test_every_model_is_written_by_one_feature() -> None:
    features = APP / "features"
    sources = [
        (path.relative_to(features).parts[0], path.read_text()) for path in features.rglob("*.py")
    ]
    found = writers(sources)
    assert found["Message"] == {"messages"}
    assert {model: names for model, names in found.items() if len(names) > 1} == {}


def test_a_row_of_another_feature_is_found() -> None:
    imports = "from app.storage.models import LiveSession, Message, Participant as Row\n"
    table = "_PEOPLE, _OTHER = Row.table(), 1\n"
    for writing in (
        "m = Message(id='a')",
        "delete(Message)",
        "a = update(Message).values(x=1)",
        "message.sender_nickname = ''",
        "one.message, one.edited_at = '', now",
    ):
        assert writers([("own_messages", imports + writing)]) == {"Message": {"own_messages"}}
    for writing in ("Row()", "sa.update(_PEOPLE)", "a.nickname = ''"):
        assert writers([("people", imports + table + writing)]) == {"Participant": {"people"}}
    assert not writers([("names", imports + table + "update(_PEOPLE)")])


def test_reading_and_the_session_and_ones_own_attributes_are_let_be() -> None:
    imports = "from app.storage.models import LiveSession, Message\n"
    for line in (
        "select(Message)",
        "session.pinned_message_id = None",
        "LiveSession()",
        "x = message.sender_nickname",
        "self.nickname = ''",
        "draft.title = ''",
    ):
        assert not writers([("people", imports + line)])
