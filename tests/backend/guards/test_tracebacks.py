"""Who catches whatever comes and logs it, logs its traceback, too."""

import ast
from collections.abc import Iterator

from guards.sources import APP, parsed, place

LEVELS = {"info", "warning", "error"}


def without_traceback(tree: ast.Module) -> list[ast.Call]:
    """Calls of `log` that are told an error of any kind, and leave out where it came from."""
    return [call for call in _broad_logs(tree) if not {"exc_info"} & {k.arg for k in call.keywords}]


def _broad_logs(tree: ast.Module) -> Iterator[ast.Call]:
    """Logs of whatever `except Exception` caught, or of an error's whole text."""
    for node in ast.walk(tree):
        broad = isinstance(node, ast.ExceptHandler) and _name(node.type) == "Exception"
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and _is_log(call.func):
                told = next((k.value for k in call.keywords if k.arg == "error"), None)
                if told is not None and (broad or _is_repr(told)):
                    yield call


def _name(node: ast.expr | None) -> str | None:
    return node.id if isinstance(node, ast.Name) else None


def _is_log(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and _name(function.value) == "log"
        and function.attr in LEVELS
    )


def _is_repr(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and _name(value.func) == "repr"


def test_no_traceback_is_lost() -> None:
    lost = {
        place(path, call) for path in APP.rglob("*.py") for call in without_traceback(parsed(path))
    }
    assert not lost, "\n".join(sorted(lost))


def test_a_lost_traceback_is_found() -> None:
    caught = "try:\n    f()\nexcept Exception as error:\n    log.warning('x', error=str(error){})\n"
    assert without_traceback(ast.parse(caught.format("")))
    assert without_traceback(ast.parse("log.warning('x', error=repr(error))"))
    assert not without_traceback(ast.parse(caught.format(", exc_info=error")))
