"""Features meet through each other's service: a feature's queries and endpoints are its own."""

from collections.abc import Iterable
from importlib import import_module

import grimp
import pytest

from app.registry import FEATURES as FEATURE_LIST
from guards.sources import APP

PRIVATE = {"repository", "routes", "socket"}
DECLARED = ("events", "jobs", "limits", "options", "own_data", "permissions", "snapshot")
PUT_TOGETHER = {"app.features.joining.snapshot"}  # of all others' parts
FEATURES = {path.parent.name for path in APP.glob("features/*/__init__.py")}

Import = tuple[str, str]


def trespasses(edges: Iterable[Import]) -> list[Import]:
    """Imports that reach into another feature's private rooms."""
    return [
        (importer, imported)
        for importer, imported in edges
        if _feature(importer) and _room(imported) in PRIVATE
        if _feature(importer) != _feature(imported)
    ]


def _feature(module: str) -> str | None:
    name = module.removeprefix("app.features.").split(".")[0]
    return name if name in FEATURES else None


def _room(module: str) -> str:
    return module.rsplit(".", 1)[-1]


def test_features_use_only_each_others_services() -> None:
    graph = grimp.build_graph("app", cache_dir=None)
    edges = (
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    )
    assert not trespasses(edges)


def test_a_trespass_is_found() -> None:
    one, other = sorted(FEATURES)[:2]
    trespass = (f"app.features.{one}.service", f"app.features.{other}.repository")
    visit = (f"app.features.{one}.service", f"app.features.{other}.service")
    at_home = (f"app.features.{one}.service", f"app.features.{one}.repository")
    assert trespasses([trespass, visit, at_home]) == [trespass]


def test_what_has_a_manifest_is_in_the_registry_once() -> None:
    manifests = {path.parent.name for path in APP.glob("features/*/manifest.py")}
    names = [feature.name for feature in FEATURE_LIST]
    assert len(names) == len(set(names))
    assert manifests == set(names) & FEATURES


def test_what_a_feature_declares_is_in_its_manifest() -> None:
    graph = grimp.build_graph("app", cache_dir=None)
    declared = {
        f"app.features.{path.parent.name}.{part}"
        for part in DECLARED
        for path in APP.glob(f"features/*/{part}.py")
    }
    manifests = [module for module in graph.modules if module.endswith(".manifest")]
    imported = {one for each in manifests for one in graph.find_modules_directly_imported_by(each)}
    assert declared - imported == PUT_TOGETHER


def test_what_is_reached_from_outside_is_in_a_manifest() -> None:
    reached = {
        path.parent.name
        for part in ("routes", "socket", "jobs", "bearers")
        for path in APP.glob(f"features/*/{part}.py")
    }
    assert reached <= {path.parent.name for path in APP.glob("features/*/manifest.py")}


@pytest.mark.parametrize(
    ("file", "name"), [("snapshot", "PARTS"), ("options", "OPTIONS"), ("events", "EVENTS")]
)
def test_what_a_file_declares_is_in_its_manifest(file: str, name: str) -> None:
    for feature in FEATURE_LIST:
        path = APP / "features" / feature.name / f"{file}.py"
        module = import_module(f"app.features.{feature.name}.{file}") if path.exists() else None
        if hasattr(module, name):
            assert getattr(feature, file) is getattr(module, name), f"{feature.name}: {file}"
