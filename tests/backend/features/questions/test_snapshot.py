"""What whoever enters is shown of many questions: the newest and those with most votes."""

from typing import Any

from app.core.fact import Fact
from app.features.joining.parts import Parts
from app.features.joining.snapshot import Snapshot
from app.features.questions import snapshot
from app.features.questions.reading.welcoming import choose

PARTS = Parts(snapshot.PARTS)
NOTHING = {"question_list": {}, "has_questions": False, "questions_held": 0}


def question(number: int, **change: Any) -> dict[str, Any]:
    """The data of a `question_asked`."""
    return {
        "seq": number,
        "id": f"q{number}",
        "text": "why?",
        "asker": None,
        "state": "open",
        "votes": 0,
        "asked_at": f"2026-11-29T{number:05d}Z",
        "label": None,
        "reply": None,
        "marked": False,
        "message_id": None,
        **change,
    }


def kept(*facts: tuple[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The questions in memory after these facts."""
    state = Snapshot(PARTS, seq=0, epoch="", shown=NOTHING)
    for name, data in facts:
        state = state.after(Fact(name, data["seq"], data))
    found: dict[str, dict[str, Any]] = state.shown["question_list"]
    return found


def test_the_newest_and_the_most_voted_are_shown_oldest_first() -> None:
    everything = kept(*(("question_asked", question(number)) for number in range(200)))
    votes = {f"q{number}": 7 for number in range(10, 60)}
    shown = choose(everything, votes)
    assert [one["id"] for one in shown] == [f"q{n}" for n in (*range(10, 60), *range(150, 200))]
    assert [one["votes"] for one in shown] == [7] * 50 + [0] * 50


def test_memory_is_bounded_and_old_questions_without_votes_go_first() -> None:
    first = question(0, votes=3)
    rest = [question(number) for number in range(1, 2 * snapshot.KEPT)]
    found = kept(*(("question_asked", one) for one in [first, *rest]))
    assert len(found) == snapshot.KEPT
    assert "q0" in found
    assert list(found)[-250:] == [f"q{number}" for number in range(750, 1000)]


def test_what_is_not_shown_any_more_is_not_kept_and_what_is_shown_again_is() -> None:
    asked = ("question_asked", question(1))
    for state in ("hidden", "withdrawn", "merged"):
        gone = {"seq": 2, "id": "q1", "state": state}
        assert kept(asked, ("question_updated", gone)) == {}
    hidden = ("question_updated", {"seq": 2, "id": "q1", "state": "hidden", "text": ""})
    again = ("question_updated", question(1, seq=3, label="a label"))
    assert kept(asked, hidden, again)["q1"]["label"] == "a label"


def test_a_change_of_what_is_not_kept_is_no_question() -> None:
    assert kept(("question_updated", {"seq": 1, "id": "q1", "state": "answered"})) == {}
