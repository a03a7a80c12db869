"""Short answers that are the same are folded to the same; what carries meaning stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.text import is_blank
from app.features.words.fold import fold

HANGUL = st.text("가나다바아악오요이우ㅋㅎㅠㅇㅈㅏ ~!.#+-abo0", min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＩ", "ai"),
        ("\u1112\u1162\u11bc\u1107\u1169\u11a8", "행복"),
        ("  큰   꿈 ", "큰 꿈"),
        ("안녕\u200b하세요", "안녕하세요"),
        ("노잼ㅋㅋㅋ", "노잼"),
        ("화이팅ㅎㅎ", "화이팅"),
        ("ㅠㅠ 과제", "과제"),
        ("조아요오오오", "조아요"),
        ("대바아아악", "대박"),
        ("커피이이이", "커피"),
        ("너무우우", "너무"),
        ("좋아ㅏㅏㅏ", "좋아"),
        ("대박ㄱㄱㄱ", "대박"),
        ("좋아요요요", "좋아요"),
        ("최고~~~", "최고"),
        ("퇴근!!!!!", "퇴근"),
        ("“자유”", "자유"),
        ("#행복", "행복"),
        ("재 택 근 무", "재택근무"),
        ("looooooong", "loooong"),
        ("👍👍👍", "👍"),
        ("ㅋㅋㅋㅋㅋ", "ㅋㅋ"),
    ],
)
def test_these_are_the_same(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "text",
    [
        "K-POP",
        "C++",
        "C#",
        "Q&A",
        "Node.js",
        "3.1절",
        "100%",
        "ㅇㅈ",
        "ㄱㄱ",
        "ㅎㅇㅎㅇ",
        "아아",
        "오이",
        "www",
    ],
)
def test_nothing_is_taken_from_these(text: str):
    assert fold(text) == text.lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [("C", "C++"), ("아", "아아"), ("고양", "고양이"), ("good", "god"), ("1", "11")],
)
def test_these_are_different(one: str, other: str):
    assert fold(one) != fold(other)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), HANGUL))
def test_folding_again_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=60), HANGUL))
def test_something_is_left_of_what_is_visible(text: str):
    assert bool(fold(text)) or is_blank(text)


@settings(deadline=None)
@given(HANGUL)
def test_case_and_spaces_around_make_no_difference(text: str):
    assert fold(f"  {text.upper()} ") == fold(text)
