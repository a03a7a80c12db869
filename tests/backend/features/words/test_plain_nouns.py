"""The plain rule for nouns: its accuracy on the labelled list, and that it never fails."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.words.plain_nouns import plain_nouns
from features.words import labelled

# What docs/words.md says; a rule without a list of verbs has 119 and 38 of the first two.
RIGHT = {"first": 142, "second": 47, "third": 38, "fourth": 23}


@pytest.mark.parametrize("of", RIGHT)
def test_the_plain_rule_is_as_accurate_as_its_page_says(of: str):
    assert labelled.right(of, lambda texts: [plain_nouns(text) for text in texts]) == RIGHT[of]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("다음 주 회의는 몇 시에 시작하나요?", ["주", "회의", "시", "시작"]),
        ("Node.js랑 C++ 중에 뭐가 좋아요?", ["Node.js", "C++"]),
        ("재밌어요", []),
        (normalize("NFD", "학교 커피가 좋아요"), ["학교", "커피"]),
        ("커피\u200b홍차", ["커피", "홍차"]),
        ("ＡＩ 회의", ["AI", "회의"]),
        ("ㅋㅋㅋㅋ", []),
        ("", []),
        ("👍", []),
    ],
)
def test_nouns_of_longer_texts(text: str, nouns: list[str]):
    assert plain_nouns(text) == nouns


@settings(deadline=None)
@given(st.text("가나다라은는이가을를에서요해하했습니다 ㅋㅠㄱaB1.+#&!?\n", max_size=200))
def test_nouns_are_never_empty_and_without_spaces(text: str):
    assert all(noun and not noun.isspace() and " " not in noun for noun in plain_nouns(text))
