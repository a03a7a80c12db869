"""Each kind: what answers it, in which spelling, and what the results are."""

from typing import Any

import pytest

from app.features.activities.errors import InvalidAnswer
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.plan import Option, Plan, Tally

OPTIONS = [Option(id=one, text=one.upper()) for one in "abc"]


def plan(kind: str, options: list[Option] | None = None, **settings: Any) -> Plan:
    if options is None and kind in ("choice", "ranking"):
        options = OPTIONS
    return Plan("?", options or [], [], KINDS[kind].settings.model_validate(settings))


def counted(of: Plan, kind: str, *answers: tuple[Any, int]) -> dict[str, Any]:
    tally = Tally(sum(times for _, times in answers), answers)
    return KINDS[kind].count(of, tally).wire()


@pytest.mark.parametrize(
    ("kind", "settings", "given"),
    [
        ("choice", {}, "d"),
        ("choice", {}, ""),
        ("choice", {}, 1),
        ("choice", {}, []),
        ("choice", {}, ["a", "b"]),
        ("choice", {"most": 2}, ["a", "a"]),
        ("choice", {"most": 2}, ["a", "b", "c"]),
        ("choice", {"most": 2}, ["a", "d"]),
        ("scale", {}, 0),
        ("scale", {}, 6),
        ("scale", {}, "3"),
        ("scale", {}, ["3"]),
        ("ranking", {}, "a"),
        ("ranking", {}, 1),
        ("ranking", {}, ["a", "b"]),
        ("ranking", {}, ["a", "b", "b"]),
        ("ranking", {}, ["a", "b", "c", "a"]),
        ("ranking", {}, ["a", "b", "d"]),
        ("open", {}, 1),
        ("open", {}, ["text"]),
        ("open", {}, ""),
        ("open", {}, " \u200b\u3164 "),
        ("open", {}, "x" * 501),
        ("cloud", {}, 1),
        ("cloud", {}, []),
        ("cloud", {}, ["one", "two", "three", "four"]),
        ("cloud", {}, ["one", "\u200b"]),
        ("cloud", {"characters": 3}, "four"),
    ],
)
def test_what_is_no_answer_is_refused(kind: str, settings: dict[str, Any], given: Any) -> None:
    with pytest.raises(InvalidAnswer):
        KINDS[kind].read(plan(kind, **settings), given)


@pytest.mark.parametrize(
    ("kind", "settings", "given", "stored"),
    [
        ("choice", {}, "b", "b"),
        ("choice", {}, ["b"], "b"),
        ("choice", {"most": 2}, "b", ["b"]),
        ("choice", {"most": 3}, ["c", "a"], ["a", "c"]),
        ("scale", {"steps": 11}, 11, 11),
        ("ranking", {}, ["c", "a", "b"], ["c", "a", "b"]),
        ("open", {}, "  two\nlines ", "two\nlines"),
        ("cloud", {}, "  a   word ", ["a word"]),
        ("cloud", {}, ["좋아요", "GOOD", "good"], ["좋아요", "GOOD"]),
        ("cloud", {"characters": 2}, "👩‍👩‍👧", ["👩‍👩‍👧"]),
    ],
)
def test_an_answer_has_one_spelling(
    kind: str, settings: dict[str, Any], given: Any, stored: Any
) -> None:
    assert KINDS[kind].read(plan(kind, **settings), given) == stored


def test_a_choice_counts_every_option_also_those_of_nobody() -> None:
    of = plan("choice", most=2)
    assert counted(of, "choice", (["a"], 2), (["a", "c"], 3)) == {
        "counts": {"a": 5, "b": 0, "c": 3},
        "answered": 5,
    }


def test_a_scale_has_mean_and_median() -> None:
    of = plan("scale", steps=3)
    told = counted(of, "scale", (3, 1), (1, 2), (2, 1))
    assert told == {
        "mean": 1.75,
        "median": 1.5,
        "counts": {"1": 2, "2": 1, "3": 1},
        "answered": 4,
    }
    nothing = counted(of, "scale")
    assert (nothing["mean"], nothing["median"]) == (None, None)


def test_a_ranking_adds_up_bordas_points() -> None:
    told = counted(plan("ranking"), "ranking", (["a", "b", "c"], 2), (["c", "a", "b"], 1))
    assert told == {"scores": {"a": 5, "b": 2, "c": 2}, "answered": 3}


def test_a_cloud_counts_what_is_the_same_when_folded_and_shows_the_usual_spelling() -> None:
    of = plan("cloud")
    told = counted(of, "cloud", (["Good"], 1), (["good", "재밌어요"], 2), (["재밌어요ㅋㅋㅋ"], 1))
    assert told["words"] == [["good", 3], ["재밌어요", 3]]


def test_a_cloud_leaves_out_words_that_a_host_took_out_and_all_but_the_first_hundred() -> None:
    words = [([f"word {number:03}"], 200 - number) for number in range(120)]
    tally = Tally(120, words, hidden_words=["WORD  000"])
    told = KINDS["cloud"].count(plan("cloud"), tally).wire()["words"]
    assert (len(told), told[0], told[-1]) == (100, ["word 001", 199], ["word 100", 100])


def test_only_right_options_are_the_solution() -> None:
    options = [Option(id="a", text="A", right=True), Option(id="b", text="B")]
    assert KINDS["choice"].solution(plan("choice", options), None) == ["a"]
    assert KINDS["choice"].solution(plan("choice"), None) == []
