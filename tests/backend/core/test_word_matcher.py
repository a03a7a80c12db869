"""Words are found however they are dressed up, and not where others happen to meet."""

from string import punctuation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import word_matcher
from app.core.word_matcher import WordList
from app.features.word_filter.filter import built_in

WORDS = WordList(built_in())


@pytest.mark.parametrize(
    "text",
    [
        "시발",
        "아 시 발 진짜",
        "시.발",
        "시1발",
        "시발ㅋㅋ",
        "씨바ㅋㅋ",
        "ㅅㅣㅂㅏㄹ",
        "ㅅ ㅣ ㅂ ㅏ ㄹ",
        "ㅅl발",
        "ㅋㅋㅅㅂㅋ",
        "ㅂ ㅅ",
        "\u1109 \u1107",
        "\u1109\u1175\u1107\u1161\u11af",
        "ㅄ",
        "개 새끼",
        "fuck",
        "FUCK!",
        "f u c k",
        "f.u.c.k you",
        "fuuuuck",
        "fucking great",
        "what.the.fuck",
        "sh1t",
        "$hit",
        "ѕhіt",
        "ｆｕｃｋ",
        "𝐟𝐮𝐜𝐤",
    ],
)
def test_a_word_is_seen_through(text: str):
    assert WORDS.finds(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀 123 4567",
        "안녕하세요",
        "다시 발표해 주세요",
        "다시발표해요",
        "시발점은 여기예요",
        "역시 발표가 좋네요",
        "시바라 호수",
        "옷방",
        "ㄱㅅ ㅂㅂ",
        "이 새끼 고양이 귀여워요",
        "Scunthorpe",
        "The class will assess it",
        "shitake",
        "This hit me. I see a b c d",
    ],
)
def test_innocent_words_are_left_alone(text: str):
    assert not WORDS.finds(text)


def test_own_words_are_found_and_innocent_ones_are_not():
    own = WordList(["사과", "!사과나무", "Apple", "りんご"])
    assert all(own.finds(text) for text in ("사 과", "사과를", "an APPLE", "apples", "りんご"))
    assert not any(own.finds(text) for text in ("사과나무", "pineapple", "시발"))


def test_no_words_find_nothing():
    assert not WordList([]).finds("anything 아무거나")


@given(st.text(f"aZ0{punctuation} \t\n\r\v\f\x00\x1c\x1f\x7f", max_size=20))
def test_texts_in_ascii_have_the_same_words_as_in_any_script(text: str):
    pairs = [
        (word_matcher._ASCII_PIECE, word_matcher._PIECE),
        (word_matcher._ASCII_SINGLE_LETTERS, word_matcher._SINGLE_LETTERS),
    ]
    assert all(quick.findall(text) == any_script.findall(text) for quick, any_script in pairs)


@given(
    st.lists(st.sampled_from([*"aAsSwWvVmrnuUkKfFcCt1$3 .-", "fuck", "시", "발", "ㅅ", "ㅂ", "l"])),
    st.lists(st.sampled_from(["wax", "vvax", "mast", "rnast", "fuck", "시발", "ㅅㅂ", "!발ㅅ"])),
)
def test_the_quick_look_misses_nothing(parts: list[str], words: list[str]):
    text, own = "".join(parts), WordList(words)
    found = own.finds(text)
    own._may_be_ascii = own._may_be_hangul = lambda _text: True  # type: ignore[method-assign]
    assert own.finds(text) == found
