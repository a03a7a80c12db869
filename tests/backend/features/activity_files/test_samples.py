"""Each sample file gives what its author meant; `expected.json` says what that is."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.features.activity_files.formats.numbers import number, span
from app.features.activity_files.items import Found, Item
from app.features.activity_files.reading import read

SAMPLES = Path(__file__).parent / "samples"
EXPECTED: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text())
KINDS = {
    "single": "choice", "multiple": "choice", "poll": "choice", "truefalse": "true_false",
    "wordcloud": "cloud", "category": "section",
}  # fmt: skip

Json = dict[str, Any]


def wanted(name: str) -> list[Json]:
    """What a user would want to get; some files tell beside it what another reader makes of it."""
    given = EXPECTED[name]
    found: list[Json] = given["ours"] if isinstance(given, dict) else given
    return found


def found_in(name: str, called: str = "") -> Found:
    return read(called or name, (SAMPLES / name).read_bytes())


def answers_of(expected: Json) -> tuple[str | None, ...]:
    """The right answers that are no options, as people read them."""
    if expected["kind"] == "short":
        return tuple(expected["correct"])
    if expected["kind"] == "number":
        return tuple(span(number(str(a)), number(str(b))) for a, b in expected["correct"])
    return ()


def right_of(expected: Json) -> tuple[int, ...]:
    if expected["kind"] == "truefalse":
        return (0,) if expected["correct"] == [True] else (1,)
    return tuple(expected["correct"]) if expected["choices"] else ()


def check(item: Item, expected: Json) -> None:
    assert item.kind == KINDS.get(expected["kind"], expected["kind"])
    assert item.text == expected["text"]
    assert item.choices == tuple(expected["choices"])
    assert item.right == right_of(expected)
    assert item.answers == answers_of(expected)
    if "seconds" in expected:
        assert item.seconds in (expected["seconds"], None)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_sample_gives_what_its_author_meant(name: str) -> None:
    taken = [one for one in wanted(name) if one["kind"] != "unsupported"]
    found = found_in(name)
    assert len(found.items) == len(taken)
    for item, expected in zip(found.items, taken, strict=True):
        check(item, expected)
    left_out = [n for n in found.notes if n.code in ("kind_left_out", "no_answers")]
    assert len(left_out) == len(wanted(name)) - len(taken)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_content_says_what_a_file_is(name: str) -> None:
    assert found_in(name, "upload").items == found_in(name).items


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("gift-as-moodle-exports.gift", [2, 6, 13]),
        ("gift-hand-written.gift", [1, 3, 5, 11]),
        ("aiken-tricky.txt", [1, 6, 12, 17]),
        ("moodle.xml", [3, 4, 12, 20, 25]),
        ("kahoot-template.xlsx", [9, 10, 11, 12]),
        ("particify-contents.tsv", [2, 5, 9, 10, 11]),
    ],
)
def test_every_question_has_its_line(name: str, lines: list[int]) -> None:
    assert [item.line for item in found_in(name).items] == lines


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("gift-plain.gift", [(25, "kind_left_out"), (37, "no_answers")]),
        ("gift-hand-written.gift", [(11, "read_as_true_false")]),
        ("aiken-plain.txt", [(16, "one_right_only")]),
        ("qti30-rules-only.xml", [(6, "right_answer_unreadable")]),
        ("classquiz.xlsx", [(16, "no_right_answer")]),
        ("kahoot-template.xlsx", []),
    ],
)
def test_what_cannot_be_taken_as_it_is_has_a_note(name: str, notes: list[tuple[int, str]]) -> None:
    assert [(note.line, note.code) for note in found_in(name).notes] == notes


def test_times_and_titles_come_along() -> None:
    assert [item.seconds for item in found_in("kahoot-template.xlsx").items] == [20, 30, 10, 5]
    assert [item.seconds for item in found_in("classquiz.cqa").items] == [20, 30, 30]
    assert (
        found_in("classquiz.xlsx").title == found_in("arsnova-eu-export.json").title == "Workshop"
    )


def test_a_scale_and_a_cloud_have_their_settings() -> None:
    items = found_in("particify-contents.tsv").items
    assert items[2].settings == {"steps": 5, "low_label": "disagree", "high_label": "agree"}
    assert items[4].settings == {"words_per_person": 3}
