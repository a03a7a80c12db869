"""Join codes as people type, paste and scan them."""

import pytest

from app.core.codes import normalise_code
from app.core.ids import CODE_ALPHABET, is_id, new_id, new_session_code


@pytest.mark.parametrize(
    "text",
    [
        "AB23CD",
        "ab23cd",
        " ab2 3cd ",
        "ab2-3cd",
        "AB23\u00a0CD",
        "https://engagenow.kr/join/ab23cd",
        "https://engagenow.kr/join/ab23cd/",
        "http://192.168.0.7:8000/join/AB23CD?from=qr#top",
        "engagenow.kr/join/AB23CD",
        "/join/AB23CD",
        "\thttps://engagenow.kr/join/ab23cd\n",
    ],
)
def test_a_code_is_taken_in_any_form(text: str):
    assert normalise_code(text) == "AB23CD"


@pytest.mark.parametrize("code", ["0O1IL5S8B", "OOOO", "0000", "IIII", "1111"])
def test_a_code_is_never_folded(code: str):
    assert normalise_code(code.lower()) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ABC",
        "A" * 13,
        "ABC_D",
        "가나다라",
        "ＡＢＣＤ",
        "ABC\0D",
        "https://engagenow.kr/",
        "/",
        "A" * 501,
        "http://[",
        "http://[::1/join/ABCD",
    ],
)
def test_what_holds_no_code_is_none(text: str):
    assert normalise_code(text) is None


def test_generated_codes_have_no_look_alikes_and_hardly_repeat():
    codes = {new_session_code() for _ in range(1000)}
    assert len(codes) > 990
    assert set("".join(codes)) <= set(CODE_ALPHABET)
    assert {len(code) for code in codes} == {6}
    assert not set("IO01") & set(CODE_ALPHABET)


def test_an_id_is_32_hexadecimal_digits():
    assert is_id(new_id())
    assert not any(map(is_id, ["", "0" * 31, "0" * 33, "G" * 32, "0" * 31 + "\n", "\0" * 32]))
