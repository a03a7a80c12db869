"""Join codes as people type, paste and scan them: the table that the pages are held to as well."""

import json
from pathlib import Path

import pytest

from app.core.codes import normalise_code
from app.core.ids import CODE_ALPHABET, is_id, new_id, new_session_code

CASES = json.loads((Path(__file__).parents[2] / "cases" / "codes.json").read_text())
READ = [(text, code) for code, texts in CASES["codes"].items() for text in texts]


@pytest.mark.parametrize(("text", "code"), READ)
def test_a_code_is_taken_in_any_form(text: str, code: str):
    assert normalise_code(text) == code


@pytest.mark.parametrize("text", [*CASES["none"], "A " * 2_000])
def test_what_holds_no_code_is_none(text: str):
    assert normalise_code(text) is None


def test_what_is_generated_is_read_as_it_is():
    for _ in range(200):
        code = new_session_code()
        assert normalise_code(code) == normalise_code(code.lower()) == code


def test_generated_codes_have_no_look_alikes_and_hardly_repeat():
    codes = {new_session_code() for _ in range(1000)}
    assert len(codes) > 990
    assert set("".join(codes)) <= set(CODE_ALPHABET)
    assert {len(code) for code in codes} == {6}
    assert not set("IO01") & set(CODE_ALPHABET)


def test_an_id_is_32_hexadecimal_digits():
    assert is_id(new_id())
    assert not any(map(is_id, ["", "0" * 31, "0" * 33, "G" * 32, "0" * 31 + "\n", "\0" * 32]))
