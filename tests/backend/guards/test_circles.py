"""No circle, of files or of packages: whoever reads one can read what it stands on first."""

from collections import defaultdict
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


def circle_of_siblings(imports: Imports) -> list[str]:
    """The same of the packages and files of one package, with whatever is in them."""
    among: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for importer, imported in ((one, other) for one, others in imports.items() for other in others):
        ours, theirs = importer.split("."), imported.split(".")
        pairs = enumerate(zip(ours, theirs, strict=False))
        shared = next((place for place, pair in pairs if len({*pair}) > 1), None)
        if shared is not None:  # else one of them is in the other
            here = ".".join(ours[: shared + 1])
            among[".".join(ours[:shared])][here].add(".".join(theirs[: shared + 1]))
    return next((found for siblings in among.values() if (found := circle(siblings))), [])


@pytest.fixture(scope="module")
def ours() -> Imports:
    """What each file of the app imports."""
    return imports_of("app")


def test_packages_stand_on_one_another(ours: Imports) -> None:
    assert not circle_of_siblings(ours)


def test_a_circle_of_packages_is_found() -> None:
    planted = {"app.web.access": {"app.core.clock"}, "app.core.secret": {"app.web.deps"}}
    assert not circle(planted)
    assert set(circle_of_siblings(planted)) == {"app.web", "app.core"}


def test_files_stand_on_one_another(ours: Imports) -> None:
    assert "app.realtime.engineio.ping_scheduler" in ours["app.realtime.engineio.engine"]
    assert not circle(ours)


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
