"""Numbers of more digits than Python takes: what holds one costs a question, not the file."""

import pytest

from app.features.activity_files.reading import read


@pytest.mark.parametrize("digits", [20, 40, 4301, 20_000])
def test_a_number_of_many_digits_costs_one_question(digits: int) -> None:
    number = "9" * digits
    table = f"format\tbody\toptions\nSCALE\tHow?\tAGREEMENT ({number})\nTEXT\tWhat?\t\n"
    found = read("a.tsv", table.encode())
    kept = [(item.line, item.kind) for item in found.items]
    assert kept == [*([(2, "scale")] if digits == 20 else []), (3, "open")]
    assert [(n.line, n.code) for n in found.notes] == (
        [] if digits == 20 else [(2, "not_understood")]
    )
    scale = f'{{"kind": "scale", "settings": {{"steps": {number}}}}}'
    activities = f'[{{"kind": "open", "prompt": "Q"}}, {scale}]'
    own = f'{{"format": "engagenow-activities", "activities": {activities}}}'
    assert [draft["kind"] for _, draft in read("a.json", own.encode()).drafts] == ["open", "scale"]
    quiz = f'{{"questions": [{{"question": {number}, "time": {number}}}, {{"question": "Q"}}]}}'
    assert [item.text for item in read("a.json", quiz.encode()).items] == [number, "Q"]
