"""Small files and functions: whoever changes one should be able to hold it in mind."""

import ast

from guards.sources import APP, ROOT, functions, place, source_files

FILE_LINES = 250
FUNCTION_LINES = 25
# The ten of CONTRIBUTING.md, what else a manifest is made of, and a helper or three.
FEATURE_FILES = 18
CODE = (".py", ".ts", ".svelte", ".css", ".mjs", ".js", ".html", ".toml", ".c", ".h")


def long_functions(tree: ast.Module) -> list[ast.stmt]:
    """Functions beyond the limit; explaining oneself costs nothing."""
    return [f for f in functions(tree) if lines(f) - docstring_lines(f) > FUNCTION_LINES]


def lines(node: ast.stmt) -> int:
    """How many lines it takes."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def docstring_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many of them are its docstring."""
    return lines(function.body[0]) if ast.get_docstring(function) else 0


def test_files_are_short() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in source_files(*CODE)
        if len(path.read_text().splitlines()) > FILE_LINES
    ]
    assert not long, "\n".join(long)


def test_functions_are_short() -> None:
    long = [
        place(path, function)
        for path in source_files(".py")
        if "migrations" not in path.parts  # a migration is a list of steps
        for function in long_functions(ast.parse(path.read_text()))
    ]
    assert not long, "\n".join(long)


def test_features_are_small() -> None:
    features = {path.parent for path in APP.glob("features/*/__init__.py")}
    crowded = [f.name for f in features if len(list(f.glob("[!_]*.py"))) > FEATURE_FILES]
    assert not crowded


def test_a_long_function_is_found() -> None:
    head, line, docstring = "def f():\n", "    pass\n", '    """Say.\n\n    More.\n    """\n'
    full = line * (FUNCTION_LINES - 1)
    assert not long_functions(ast.parse(head + docstring + full))
    assert long_functions(ast.parse(head + full + line))
