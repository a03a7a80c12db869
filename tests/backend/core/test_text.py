"""What people may write."""

import pytest
from pydantic_core import PydanticCustomError

from app.core.names import clean_nickname
from app.core.text import clean_description, clean_message, clean_title, graphemes

FAMILY = "👨‍👩‍👧‍👦"
BROWN_FAMILY = "👨🏽‍👩🏽‍👧🏽‍👦🏽"
NFD = "\u1112\u1161\u11ab\u1100\u1173\u11af"  # 한글 in pieces

UNSEEN = {
    "nothing": "",
    "spaces": "   ",
    "a no-break space": "\u00a0",
    "an ideographic space": "\u3000",
    "a zero width space": "\u200b",
    "a zero width joiner": "\u200d",
    "a Hangul filler": "\u3164",
    "a half-width Hangul filler": "\uffa0",
    "Hangul choseong and jungseong fillers": "\u115f\u1160",
    "an empty Braille pattern": "\u2800",
    "a variation selector": "\ufe0f",
    "a combining mark alone": "\u0301",
    "a soft hyphen": "\u00ad",
    "tag characters": "\U000e0041",
}


def code_of(clean, text: str) -> str:
    with pytest.raises(PydanticCustomError) as refusal:
        clean(text)
    return refusal.value.type


@pytest.mark.parametrize("clean", [clean_message, clean_title, clean_nickname])
@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN.keys())
def test_what_nobody_can_see_is_empty(clean, text: str):
    assert code_of(clean, text) == "empty"


@pytest.mark.parametrize("clean", [clean_message, clean_title, clean_nickname, clean_description])
@pytest.mark.parametrize("char", ["\0", "\x1b", "\x7f", "\x85", "\ud800"])
def test_what_databases_cannot_store_is_refused(clean, char: str):
    assert code_of(clean, f"a{char}b") == "unstorable"


@pytest.mark.parametrize(
    ("clean", "limit"), [(clean_message, 500), (clean_title, 120), (clean_description, 2000)]
)
def test_texts_are_bounded_in_code_points(clean, limit: int):
    assert clean("가" * limit) == "가" * limit
    assert code_of(clean, "가" * (limit + 1)) == "too_long"
    assert code_of(clean, FAMILY * (limit // 7 + 1)) == "too_long"


@pytest.mark.parametrize("char", ["a", "가", "👍", "👍🏽", "🇰🇷", FAMILY, BROWN_FAMILY, "e\u0301"])
def test_nicknames_are_bounded_in_what_people_see(char: str):
    assert graphemes(clean_nickname(char * 20)) == 20
    assert code_of(clean_nickname, char * 21) == "too_long"


def test_marks_without_bound_are_no_nickname():
    assert code_of(clean_nickname, "a" + "\u0301" * 5000) == "too_long"


@pytest.mark.parametrize("clean", [clean_message, clean_title, clean_nickname, clean_description])
def test_texts_are_kept_in_one_form(clean):
    assert clean(NFD) == "한글"


def test_lines_stay_in_messages_and_go_from_titles_and_names():
    assert clean_message("a\nb") == "a\nb"
    assert clean_title(" a\n\tb ") == "a b"
    assert clean_nickname(" a \n b ") == "a b"
    assert clean_description(" a\nb ") == "a\nb"


def test_a_description_may_be_empty():
    assert clean_description("  ") == ""
