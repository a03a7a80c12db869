"""No circle of files: whoever reads one can read what it stands on first."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

Imports = Mapping[str, set[str]]


def imports_of(package: str) -> Imports:
    """What each file of a package imports of it, for types alone too."""
    graph = grimp.build_graph(package, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def circle(imports: Imports) -> list[str]:
    """Files of which each is imported by the next, and the last by the first; none if none are."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def test_files_stand_on_one_another() -> None:
    imports = imports_of("app")
    assert "app.realtime.engine.wheel" in imports["app.realtime.engine.engine"]
    assert not circle(imports)


@pytest.mark.parametrize("of", ["import planted.other", "def f():\n    from planted import other"])
def test_a_circle_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str) -> None:
    package = tmp_path / "planted"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "one.py").write_text(f"{of}\n")
    (package / "other.py").write_text("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n"
                                      "    from planted.one import f\n")  # fmt: skip
    monkeypatch.syspath_prepend(tmp_path)
    assert set(circle(imports_of("planted"))) == {"planted.one", "planted.other"}
