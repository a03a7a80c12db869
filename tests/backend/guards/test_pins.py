"""Running installs what is pinned and nothing else: what a pinned package needs is pinned too."""

import ast
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from guards.sources import APP, ROOT, parsed

CLIENT = ROOT / "clients" / "python" / "engagenow_client"
REQUIREMENTS = (ROOT / "backend" / "requirements.txt").read_text().splitlines()


def asked(lines: list[str]) -> set[str]:
    """The names of the packages that are asked for on this Python."""
    needs = [Requirement(line) for line in lines]
    here = [need for need in needs if not need.marker or need.marker.evaluate({"extra": ""})]
    return {canonicalize_name(need.name) for need in here}


PINNED = asked([line for line in REQUIREMENTS if line and not line.startswith("#")])


def test_the_pins_are_found() -> None:
    assert {"fastapi", "starlette", "pydantic-core"} <= PINNED


@pytest.mark.parametrize("name", sorted(PINNED))
def test_what_a_pinned_package_needs_is_pinned(name: str) -> None:
    assert asked(requires(name) or []) <= PINNED


def imported(path: Path) -> set[str]:
    """The packages that a module imports as it is loaded or later."""
    names: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(str(node.module))
    return {name.split(".")[0] for name in names}


def test_what_the_server_imports_is_pinned() -> None:
    client = [path for path in CLIENT.rglob("*.py") if path.parent.name != "command"]
    modules = {name for path in (*APP.rglob("*.py"), *client) for name in imported(path)}
    left_out = {"opentelemetry", "kiwipiepy"}  # where nobody wants traces, or the tokenizer
    ours = {"app", "engagenow_client"}
    outside = modules - sys.stdlib_module_names - ours - left_out
    owners = packages_distributions()
    assert len(outside) > 10
    assert {canonicalize_name(owners[name][0]) for name in outside} <= PINNED
