"""The repository's own source files, as guards read them."""

import ast
from collections.abc import Iterator
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
    for folder in ("backend", "frontend", "tests", "scripts", "load", "deploy", "clients"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in suffixes and _is_written(path):
                yield path


def _is_written(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    hidden = any(part.startswith(".") for part in parts)
    is_generated = not GENERATED.isdisjoint({path, *path.parents})
    return not hidden and not is_generated and not NOT_OURS.intersection(parts)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def place(path: Path, node: ast.AST) -> str:
    """Where something stands, so that an editor can go there."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
