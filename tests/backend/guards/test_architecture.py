"""ARCHITECTURE.md lists every feature, in the order of imports, and few words of our own."""

import re
from collections.abc import Iterable

import grimp

from guards.sources import APP, ROOT

MOST_WORDS = 15
FEATURES = {path.parent.name for path in APP.glob("features/*/__init__.py")}
TEXT = (ROOT / "ARCHITECTURE.md").read_text()

Import = tuple[str, str]


def listed(text: str) -> list[str]:
    """The features in the order in which the tree of the backend lists them."""
    tree = text.split("\n  features/ ", 1)[1].split("\n  operations/ ", 1)[0]
    return re.findall(r"^    ([a-z_]+)/", tree, re.MULTILINE)


def words(text: str) -> list[str]:
    """The words that the glossary explains, in its table or in bold beside it."""
    glossary = text.split("\n## Words\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| ([^|]*[a-z][^|]*) \|", glossary, re.MULTILINE)
    return rows[1:] + re.findall(r"\*\*(.+?)\*\*", glossary)


def upwards(imports: Iterable[Import], order: list[str]) -> set[Import]:
    """Imports of a feature from one that is listed above it."""
    return {one for one in imports if order.index(one[0]) > order.index(one[1])}


def imports_of_features() -> set[Import]:
    """Which feature imports which."""
    graph = grimp.build_graph("app", cache_dir=None)
    places = {module: module.split(".")[2] for module in graph.modules if _is_in_feature(module)}
    return {
        (feature, places[imported])
        for module, feature in places.items()
        for imported in graph.find_modules_directly_imported_by(module)
        if imported in places
    }


def _is_in_feature(module: str) -> bool:
    return module.startswith("app.features.") and module.split(".")[2] in FEATURES


def test_every_feature_is_listed_once() -> None:
    assert sorted(listed(TEXT)) == sorted(FEATURES)


def test_features_import_only_those_below() -> None:
    assert not upwards(imports_of_features(), listed(TEXT))


def test_an_import_upwards_is_found() -> None:
    order = ["quiz", "activities", "identity"]
    assert upwards([("activities", "quiz"), ("quiz", "identity")], order) == {
        ("activities", "quiz")
    }


def test_the_glossary_is_short() -> None:
    assert {"actor", "live session", "refusal"} < {*words(TEXT)}
    assert len(words(TEXT)) <= MOST_WORDS


def test_every_word_of_the_glossary_is_counted() -> None:
    table = "| word | means |\n| --- | --- |\n| actor | a |\n| live session | b |\n"
    text = f"\n## Words\nA **view** is read.\n\n{table}\n## Next\n| c | **d** |\n"
    assert words(text) == ["actor", "live session", "view"]
