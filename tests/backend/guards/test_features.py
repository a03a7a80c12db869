"""Features meet through each other's service: a feature's queries and endpoints are its own."""

import tomllib
from collections.abc import Iterable
from importlib import import_module

import grimp
import pytest

from app.registry import FEATURES as FEATURE_LIST
from guards.sources import APP, ROOT

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


def unlisted(edges: Iterable[Import], layers: list[str]) -> set[str]:
    """Features that another one imports, and that stand in no layer."""
    listed = {name.strip() for layer in layers for name in layer.split("|")}
    pairs = {(_feature(importer), _feature(imported)) for importer, imported in edges}
    return {one for user, one in pairs if user and one and user != one} - listed


def _feature(module: str) -> str | None:
    name = module.removeprefix("app.features.").split(".")[0]
    return name if name in FEATURES else None


def _room(module: str) -> str:
    return module.rsplit(".", 1)[-1]


@pytest.fixture(scope="module")
def edges() -> list[Import]:
    """All imports within the app."""
    graph = grimp.build_graph("app", cache_dir=None)
    return [
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    ]


def test_features_use_only_each_others_services(edges: list[Import]) -> None:
    assert not trespasses(edges)


def test_a_feature_that_another_imports_stands_in_a_layer(edges: list[Import]) -> None:
    settings = tomllib.loads((ROOT / "backend" / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == ["app.features"])
    assert not unlisted(edges, layers)


def test_a_feature_without_a_layer_is_found() -> None:
    one, other, last = sorted(FEATURES)[:3]
    at_home = (f"app.features.{last}.service", f"app.features.{last}.repository")
    used = (f"app.features.{one}.service", f"app.features.{other}.service")
    named = ("app.registry", f"app.features.{last}.manifest")
    assert unlisted([at_home, used, named], [f"{one} | {last}"]) == {other}
    assert not unlisted([at_home, used, named], [one, f"{other} | {last}"])


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
