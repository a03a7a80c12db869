"""Who writes which column of a live session's row, as far as source code shows it."""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import app.storage.models  # noqa: F401  # registers the tables
from app.storage.database import Base
from app.storage.models import LiveSession
from guards.sources import functions

Source = tuple[str, str]  # the name of a module below `app.features`, and its text
Maker = tuple[str, str]  # a module, and a function in it that returns live sessions

ROW = "a row"  # created, rather than changed
ANY = "any column"  # one whose name is computed
COLUMNS = {column.key for column in LiveSession.__mapper__.column_attrs}
_TIMES = Counter(column.key for mapper in Base.registry.mappers for column in mapper.column_attrs)
OWN = {name for name in COLUMNS if _TIMES[name] == 1}  # no other table has such a column
_MODEL, _TABLE = "LiveSession", "live_sessions"
_KNOWING = ("app.features.live_sessions", "app.storage.models", "app.storage.own_data")
_TEXT = re.compile(rf"update\s+{_TABLE}\s+set\s+(.*?)(?:\bwhere\b|$)", re.IGNORECASE | re.DOTALL)


def writers(sources: Iterable[Source]) -> dict[str, set[str]]:
    """Which features write which columns, create rows, or write columns of computed names."""
    parsed = [(module, ast.parse(text)) for module, text in sources]
    makers = {(module, name): at for module, tree in parsed for name, at in _makers(tree)}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for module, tree in parsed:
        here = Calls(module, tree, makers)
        for column in {*_by_attributes(tree, here), *_by_statements(tree), *_by_texts(tree)}:
            found[column].add(module.split(".")[2])
    return dict(found)


def _makers(tree: ast.Module) -> Iterator[tuple[str, int | None]]:
    """The functions that return live sessions; of a tuple also at which place."""
    for function in functions(tree):
        if function.returns is not None and _MODEL in ast.unparse(function.returns):
            yield function.name, _place(function.returns)


def _place(returns: ast.expr) -> int | None:
    if isinstance(returns, ast.BinOp):  # `... | None`
        returns = returns.left
    if isinstance(returns, ast.Subscript) and isinstance(returns.slice, ast.Tuple):
        return [_MODEL in ast.unparse(one) for one in returns.slice.elts].index(True)
    return None


class Calls:
    """What a module calls of the functions that return live sessions."""

    def __init__(self, module: str, tree: ast.Module, makers: Mapping[Maker, int | None]) -> None:
        imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module]
        names = {
            alias.asname or alias.name: (str(node.module), alias.name)
            for node in imports
            for alias in node.names
        }
        self._makers, self._module, self._names = makers, module, names
        self.knows_sessions = any(str(node.module).startswith(_KNOWING) for node in imports)

    def made(self, value: ast.expr) -> Iterator[int | None]:
        """For each call of such a function in an expression, at which place it returns one."""
        for node in ast.walk(value):
            if isinstance(node, ast.Call):
                maker = self._resolved(ast.unparse(node.func))
                if maker in self._makers:
                    yield self._makers[maker]

    def _resolved(self, called: str) -> Maker:
        of, _, name = called.rpartition(".")
        if of in self._names:
            return ".".join(self._names[of]), name
        return self._names.get(name, (self._module, name))


def _by_attributes(tree: ast.Module, here: Calls) -> Iterator[str]:
    for scope in (tree, *functions(tree)):
        sessions = {"session", *_sessions(scope, here)}
        for node in ast.walk(scope):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                base = ast.unparse(node.value)
                is_own = node.attr in OWN and base != "self" and here.knows_sessions
                if is_own or (node.attr in COLUMNS and base.split(".")[-1] in sessions):
                    yield node.attr
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "setattr":
                yield from _by_setattr(node, sessions)


def _by_setattr(node: ast.Call, sessions: set[str]) -> Iterator[str]:
    base, name = node.args[:2]
    if ast.unparse(base).split(".")[-1] in sessions:
        yield name.value if isinstance(name, ast.Constant) else ANY


def _sessions(scope: ast.AST, here: Calls) -> Iterator[str]:
    """The names that hold a live session: by annotation, or by the function that gave it."""
    for node in ast.walk(scope):
        if isinstance(node, ast.arg | ast.AnnAssign):
            if _MODEL in ast.unparse(node.annotation or ast.Constant("")):
                yield node.arg if isinstance(node, ast.arg) else ast.unparse(node.target)
        elif (given := _given(node)) is not None:
            target, value = given
            yield from _held(target, here.made(value))


def _given(node: ast.AST) -> tuple[ast.expr, ast.expr] | None:
    """What a node gives a value to, and the value; of a loop the one that it takes items of."""
    if isinstance(node, ast.Assign):
        return node.targets[0], node.value
    if isinstance(node, ast.NamedExpr):
        return node.target, node.value
    if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
        return node.target, node.iter
    return None


def _held(target: ast.expr, places: Iterable[int | None]) -> Iterator[str]:
    for place in places:
        one = target
        if isinstance(target, ast.Tuple) and place is not None:
            one = target.elts[place]
        yield ast.unparse(one)


def _by_statements(tree: ast.Module) -> Iterator[str]:
    tables = {_MODEL, *_tables(tree)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        name = ast.unparse(call.func).split(".")[-1]
        first = ast.unparse(call.args[0]) if call.args else ""
        if name == _MODEL or (name in {"insert", "insert_into"} and first in tables):
            yield ROW
        elif name == "update" and first in tables:
            values = [one for one in calls if _is_values_of(one, call)]
            yield from _columns(values, tables) if values else [ANY]


def _tables(tree: ast.Module) -> Iterator[str]:
    """The names that a file gives the table, alone or in a row with others."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            targets, values = (
                one.elts if isinstance(one, ast.Tuple) else [one]
                for one in (node.targets[0], node.value)
            )
            for target, value in zip(targets, values, strict=False):
                if ast.unparse(value) in {f"{_MODEL}.table()", f"{_MODEL}.__table__"}:
                    yield ast.unparse(target)


def _is_values_of(call: ast.Call, update: ast.Call) -> bool:
    """Whether it is `.values(...)` in the chain that begins with this `update(...)`."""
    is_values = isinstance(call.func, ast.Attribute) and call.func.attr == "values"
    return is_values and any(node is update for node in ast.walk(call.func))


def _columns(calls: list[ast.Call], tables: set[str]) -> Iterator[str]:
    for call in calls:
        pairs = [(one.arg, one.value) for one in call.keywords]
        for given in call.args:
            keys = given.keys if isinstance(given, ast.Dict) else [None]
            values = given.values if isinstance(given, ast.Dict) else [given]
            pairs += [(_key(key), value) for key, value in zip(keys, values, strict=True)]
        for name, value in pairs:
            if not any(ast.unparse(value) in {f"{t}.{name}", f"{t}.c.{name}"} for t in tables):
                yield name or ANY


def _key(key: ast.expr | None) -> str | None:
    if isinstance(key, ast.Constant):
        return str(key.value)
    return key.attr if isinstance(key, ast.Attribute) else None


def _by_texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for part in _TEXT.findall(node.value):
                yield from re.findall(r"(\w+)\s*=", part)
