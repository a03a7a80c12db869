"""GIFT as people write it: one fault costs one question, and each is told by its line."""

import pytest

from app.features.activity_files.items import Found
from app.features.activity_files.reading import read


def gift(text: str) -> Found:
    return read("quiz.gift", text.encode())


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Open {=a ~b", (1, "brace_open")),
        ("First {=a} second {=b}?", (1, "several_gaps")),
        ("Which? {nonsense}", (1, "not_understood")),
        ("Number? {#many}", (1, "not_understood")),
        ("Match {=a -> b =c -> d}", (1, "kind_left_out")),
        ("Just text", (1, "no_answers")),
        ("Poll {~a ~b}", (1, "no_right_answer")),
    ],
)
def test_a_fault_costs_one_question(text: str, note: tuple[int, str]) -> None:
    found = gift(f"{text}\n\nGood? {{=yes ~no}}\n\nFine? {{T}}")
    assert [(one.line, one.code) for one in found.notes] == [note]
    assert [item.text for item in found.items][-2:] == ["Good?", "Fine?"]


def test_a_comment_between_answers_is_none_of_them() -> None:
    (item,) = gift("Which? {\n=a // no comment\n  // a comment\n~b\n}").items
    assert item.choices == ("a // no comment", "b")


def test_a_blank_line_between_answers_is_forgiven() -> None:
    one, two = gift("First? {\n=a\n\n~b\n\n}\n\nSecond? {F}").items
    assert (one.choices, one.line, two.line) == (("a", "b"), 1, 8)


def test_questions_without_a_blank_line_between_them_are_two() -> None:
    found = gift("One? {=a ~b}\n::Two::Two? {T}\nThree {=gap ~hole} after.\nFour? {F}")
    assert [(item.line, item.text) for item in found.items] == [
        (1, "One?"), (2, "Two?"), (3, "Three _____ after."), (4, "Four?"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("{=C# ~Java}", ("C#", "Java")),
        ("{=C#good ~D}", ("C", "D")),
        (r"{=C\# ~a\~b ~\{x\} ~c\:d ~e\, f}", ("C#", "a~b", "{x}", "c:d", "e, f")),
        (r"{=\\frac ~two\nlines}", ("\\frac", "two\nlines")),
        ("{=[html]<p>a &amp; b</p> ~[plain]<p>}", ("a & b", "<p>")),
        ("{=%100%a#fine ~%-50%b#no}", ("a", "b")),
    ],
)
def test_signs_in_answers(text: str, choices: tuple[str, ...]) -> None:
    (item,) = gift(f"Which? {text}").items
    assert item.choices == choices
    assert item.right == (0,)


@pytest.mark.parametrize(
    ("answers", "right", "several"),
    [
        ("=a ~b", (0,), False),
        ("~%50%a ~%50%b ~%-100%c", (0, 1), True),
        ("=%50%a ~b", (0,), False),
        ("=a =b ~c", (0, 1), False),
        ("~a =b", (1,), False),
    ],
)
def test_what_is_right(answers: str, right: tuple[int, ...], several: bool) -> None:
    (item,) = gift(f"Which? {{{answers}}}").items
    assert (item.right, item.several) == (right, several)


def test_a_category_names_what_follows() -> None:
    found = gift("$CATEGORY: $course$/top/Day//1\nOne? {T}\n\n$CATEGORY: x/Two\n\nTwo? {F}")
    assert [(item.kind, item.text) for item in found.items] == [
        ("section", "$course$/top/Day//1"),
        ("true_false", "One?"),
        ("section", "x/Two"),
        ("true_false", "Two?"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949", "utf-8"])
def test_encodings_that_korean_editors_write(encoding: str) -> None:
    text = "수도는 어디인가요?\r\n{=서울 ~부산}\r\n\r\n똠얌은 맛있다 {T}\r\n"
    found = read("quiz.txt", text.encode(encoding))
    assert [item.text for item in found.items] == ["수도는 어디인가요?", "똠얌은 맛있다"]
    assert [note.code for note in found.notes] == (
        ["encoding_guessed"] if encoding == "cp949" else []
    )


def test_western_letters_are_not_taken_for_korean() -> None:
    found = read("quiz.txt", "Für wen? {=Müller ~Größe}".encode("cp1252"))
    assert found.items[0].choices == ("Müller", "Größe")
