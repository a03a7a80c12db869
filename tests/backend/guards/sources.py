"""The repository's own source files, as guards read them."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
APP = ROOT / "backend" / "app"
NOT_OURS = {"node_modules", "dist", "test-results", "playwright-report"}
GENERATED = {
    ROOT / "frontend" / "src" / "contract",
    ROOT / "clients" / "python" / "engagenow_client" / "contract.py",
}


def source_files(*suffixes: str) -> Iterator[Path]:
    """Every file that a person wrote, with one of these endings."""
    return (path for path in _written() if path.suffix in suffixes)


@cache
def _written() -> list[Path]:
    found = []
    for name in ("backend", "frontend", "tests", "scripts", "load", "deploy", "clients"):
        for folder, folders, files in os.walk(ROOT / name):
            folders[:] = [one for one in folders if one[0] != "." and one not in NOT_OURS]
            found += [Path(folder, one) for one in sorted(files) if one[0] != "."]
    return [path for path in found if GENERATED.isdisjoint({path, *path.parents})]


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree, which several guards look at."""
    return ast.parse(path.read_text())


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def place(path: Path, node: ast.AST) -> str:
    """Where something stands, so that an editor can go there."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
