"""What is done in one way has one home: no function stands twice in the app."""

import ast
import re
from collections import defaultdict

from guards.sources import APP, functions, parsed, place

SMALL = 24  # nodes of a body: to share less than this costs more than it saves


def body_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
    """What a function does, without what it says of that."""
    return function.body[1:] if ast.get_docstring(function) else function.body


def size(body: list[ast.stmt]) -> int:
    """How much that is, in nodes of its syntax tree."""
    return sum(1 for statement in body for _ in ast.walk(statement))


def shape(function: ast.FunctionDef | ast.AsyncFunctionDef, body: list[ast.stmt]) -> str:
    """The body's syntax tree, whatever the parameters are called."""
    every = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    number = {parameter.arg: str(at) for at, parameter in enumerate(every)}
    return re.sub(r"(?<=id=')\w+", lambda name: number.get(name[0], name[0]), _dump(body))


def _dump(body: list[ast.stmt]) -> str:
    return ast.dump(ast.Module(body, []))


def twins(trees: dict[str, ast.Module]) -> list[list[str]]:
    """Functions whose bodies are the same, by where they stand."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for where, tree in trees.items():
        for function in functions(tree):
            if size(body := body_of(function)) > SMALL:
                homes[shape(function, body)].append(f"{where}:{function.lineno} {function.name}")
    return [found for found in homes.values() if len(found) > 1]


def test_no_function_stands_twice() -> None:
    trees = {
        place(path, ast.Module([], [])).partition(":")[0]: parsed(path)
        for path in sorted(APP.rglob("*.py"))
    }
    assert not twins(trees)


def test_a_twin_is_found() -> None:
    one = "def f(a, b):\n    c = [a(x) for x in b if x > 2]\n    return c[0], c[1], len(c)\n"
    other = "def g(d, b):\n    'Say.'" + one[12:].replace("a(", "d(")
    trees = {"one": ast.parse(one), "other": ast.parse(other)}
    assert twins(trees) == [["one:1 f", "other:1 g"]]
    assert not twins({**trees, "other": ast.parse(other.replace("2", "3"))})
