"""Aiken, tables and XML as people have them, beyond the samples."""

import pytest

from app.features.activity_files.items import Found
from app.features.activity_files.reading import read
from app.features.activity_files.texts import plain


def aiken(text: str) -> Found:
    return read("quiz.txt", text.encode())


def test_an_option_may_begin_like_the_question_before_it() -> None:
    found = aiken("A. or B?\nA) first\nB) second\nANSWER: B")
    assert (found.items[0].text, found.items[0].choices) == ("A. or B?", ("first", "second"))


@pytest.mark.parametrize(
    ("answer", "note", "right"),
    [
        ("ANSWER: C", (4, "right_answer_unknown"), ()),
        ("ANSWER:", (4, "no_right_answer"), ()),
        ("Answer: a.", None, (0,)),
        ("ANSWER: A, B", (4, "one_right_only"), (0,)),
    ],
)
def test_answers_of_aiken(
    answer: str, note: tuple[int, str] | None, right: tuple[int, ...]
) -> None:
    found = aiken(f"Which?\nA) a\nB) b\n{answer}\n\nNext?\nA) c\nB) d\nANSWER: A")
    assert [(one.line, one.code) for one in found.notes] == ([note] if note else [])
    assert [item.right for item in found.items] == [right, (0,)]


def test_a_question_without_an_answer_does_not_swallow_the_next() -> None:
    found = aiken("First?\nA) a\nB) b\n\nSecond?\nA) c\nB) d\nANSWER: B")
    assert [item.text for item in found.items] == ["First?", "Second?"]
    assert [note.code for note in found.notes] == ["no_right_answer"]


def test_entities_that_moodle_left_are_signs_again() -> None:
    found = aiken("Is 1 &amp;lt; 2 &amp; 3?\nA) &lt;b&gt;\nB) no\nANSWER: A")
    assert (found.items[0].text, found.items[0].choices[0]) == ("Is 1 < 2 & 3?", "<b>")


@pytest.mark.parametrize(
    ("marked_up", "text"),
    [
        ("<p>Is it <b>bold</b>?</p>", "Is it bold?"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("a &amp;lt; b", "a &lt; b"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("<script>alert(1)</script>x<style>p{}</style>", "x"),
        ("a<br>b&nbsp;&nbsp;c<!-- no -->", "a\nb c no"),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_marked_up_text_becomes_plain(marked_up: str, text: str) -> None:
    assert plain(marked_up) == text


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize(
    "header",
    [
        "Question,Answer 1,Answer 2,Answer 3,Correct,Time",
        "질문,보기 1,보기 2,보기 3,정답,시간(초)",
        "question,a,b,c,answer,seconds",
    ],
)
def test_tables_with_a_header(header: str, sign: str) -> None:
    rows = [
        header,
        "Which?,=1+1,-2,@x,2,30",
        'Two?,"one","two","three",A;C,'.replace(";", " " if sign == ";" else ";"),
        ",,,,,",
        "Text?,yes,no,,no,",
    ]
    found = read("table.csv", "\r\n".join(rows).replace(",", sign).encode("utf-8-sig"))
    assert [item.line for item in found.items] == [2, 3, 5]
    one, _, text = found.items
    assert (one.choices, one.right, one.seconds) == (("=1+1", "-2", "@x"), (1,), 30)
    assert (text.choices, text.right) == (("yes", "no"), (1,))


def test_several_right_options_of_a_row() -> None:
    found = read("t.csv", b'question,a,b,c,right\nWhich?,x,y,z,"1,3"\nWho?,x,y,z,"b, c"\n')
    assert [item.right for item in found.items] == [(0, 2), (1, 2)]
    assert all(item.several for item in found.items)


def test_numbers_as_options_are_found_by_their_place_first() -> None:
    found = read("t.csv", b"question,a,b,c,d,right\nHow many?,3,4,5,22,2\nWhich?,7,8,9,10,10\n")
    assert [item.right for item in found.items] == [(1,), (3,)]


@pytest.mark.parametrize(
    ("kind", "note"),
    [("matching", "kind_left_out"), ("multianswer", "kind_left_out"), ("", "kind_left_out")],
)
def test_kinds_of_moodle_that_there_are_not(kind: str, note: str) -> None:
    xml = f'<quiz>\n<question type="{kind}"/>\n<question type="essay"><questiontext><text>Why?'
    found = read("x.xml", f"{xml}</text></questiontext></question></quiz>".encode())
    assert [(one.line, one.code) for one in found.notes] == [(2, note)]
    assert [item.kind for item in found.items] == ["open"]


def test_pictures_are_left_out_and_it_is_said() -> None:
    text = "<p>What is it? <img src='@@PLUGINFILE@@/a.png'></p>"
    xml = (
        f"<quiz><question type='essay'><questiontext><text><![CDATA[{text}]]></text>"
        "</questiontext></question></quiz>"
    )
    found = read("x.xml", xml.encode())
    assert [note.code for note in found.notes] == ["pictures_left_out"]
    assert found.items[0].text == "What is it?"


QTI = """<assessmentItem xmlns="x" title="t"><responseDeclaration identifier="R">{right}
</responseDeclaration><itemBody>{body}</itemBody></assessmentItem>"""
CHOICES = "<simpleChoice identifier='a'>one</simpleChoice><simpleChoice identifier='b'>two"


@pytest.mark.parametrize(
    ("right", "wanted"),
    [
        ("<correctResponse><value> b </value></correctResponse>", (1,)),
        ("<mapping><mapEntry mapKey='a' mappedValue='1'/></mapping>", (0,)),
        ("<mapping><mapEntry mapKey='a' mappedValue='-1'/></mapping>", ()),
        ("", ()),
    ],
)
def test_what_is_right_in_qti(right: str, wanted: tuple[int, ...]) -> None:
    body = f"<p>Which?</p><choiceInteraction responseIdentifier='R'>{CHOICES}</simpleChoice>"
    text = QTI.format(right=right, body=body + "</choiceInteraction>")
    (item,) = read("q.xml", text.encode()).items
    assert (item.text, item.choices, item.right) == ("Which?", ("one", "two"), wanted)


def test_other_interactions_of_qti() -> None:
    body = (
        "<p>Why?</p><extendedTextInteraction responseIdentifier='X'/>"
        f"<orderInteraction responseIdentifier='R'><prompt>Sort</prompt>{CHOICES}</simpleChoice>"
        "</orderInteraction><p>Draw</p><drawingInteraction responseIdentifier='D'/>"
    )
    right = "<correctResponse><value>b</value><value>a</value></correctResponse>"
    found = read("q.xml", QTI.format(right=right, body=body).encode())
    assert [(i.kind, i.text) for i in found.items] == [("open", "Why?"), ("ranking", "Sort")]
    assert [note.code for note in found.notes] == ["order_left_out", "kind_left_out"]
