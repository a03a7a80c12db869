"""What is wrong with which field, said to a person."""

import pytest

from app.core.field_errors import InvalidRequest, own_sentence


def error(name: str, kind: str, **context: object) -> dict:
    return {"loc": ("body", name), "type": kind, "ctx": context, "input": "비밀"}


@pytest.mark.parametrize(
    ("given", "korean", "english"),
    [
        (error("nickname", "empty"), "닉네임을 입력해 주세요.", "Enter a nickname."),
        (error("title", "missing"), "제목을 입력해 주세요.", "Enter a title."),
        (error("settings", "empty"), "settings: 비어 있어요.", "settings is empty."),
        (error("count", "missing"), "개수: 꼭 필요해요.", "Count is required."),
        (
            error("message", "too_long", limit=500),
            "메시지: 500자까지 쓸 수 있어요.",
            "Message can be at most 500 characters.",
        ),
        (error("x", "extra_forbidden"), "x: 알 수 없는 항목이에요.", "x is not a known field."),
        (
            error("{0}", "extra_forbidden"),
            "{0}: 알 수 없는 항목이에요.",
            "{0} is not a known field.",
        ),
        (error("count", "less_than_equal"), "개수: 범위를 벗어났어요.", "Count is out of range."),
        (
            error("emoji", "string_type"),
            "이모지: 값의 형식이 달라요.",
            "Emoji is of the wrong type.",
        ),
        (error("cursor", "cursor"), "cursor: 값이 올바르지 않아요.", "cursor is not valid."),
    ],
)
def test_a_field_is_named_in_the_readers_language(given: dict, korean: str, english: str):
    refusal = InvalidRequest([given])
    assert (refusal.detail("ko"), refusal.detail("en")) == (korean, english)
    (field,) = refusal.extra("en")["fields"]
    assert (field["name"], field["detail"]) == (given["loc"][1], english)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("missing", "missing"),
        ("extra_forbidden", "unknown_field"),
        ("int_type", "wrong_type"),
        ("int_parsing", "wrong_type"),
        ("literal_error", "wrong_type"),
        ("greater_than", "out_of_range"),
        ("string_too_long", "too_long"),
        ("something_new", "invalid"),
    ],
)
def test_the_wire_has_words_of_its_own_for_what_pydantic_found(kind: str, code: str):
    (field,) = InvalidRequest([error("title", kind)]).extra("en")["fields"]
    assert field["code"] == code


def test_a_feature_has_sentences_of_its_own():
    given = error("flavour", "too_sweet", **own_sentence("너무 달아요.", "That is too sweet."))
    refusal = InvalidRequest([given])
    assert (refusal.detail("ko"), refusal.detail("en")) == ("너무 달아요.", "That is too sweet.")
    (field,) = refusal.extra("en")["fields"]
    assert (field["name"], field["code"]) == ("flavour", "too_sweet")


def test_a_body_that_is_no_json_has_no_field():
    given = {"loc": ("body", 9), "type": "json_invalid", "ctx": {"error": "Expecting value"}}
    refusal = InvalidRequest([given])
    assert refusal.detail("en") == "The body is not JSON."
    assert refusal.extra("en")["fields"][0]["name"] == ""


def test_without_a_field_the_whole_is_refused():
    refusal = InvalidRequest([])
    assert refusal.detail("en") == "The request is not valid."
    assert refusal.extra("en") == {"fields": []}


def test_where_a_field_lies_is_said_without_where_it_came_from():
    nested = {"loc": ("body", "settings", "reactions", 3), "type": "too_long"}
    (field,) = InvalidRequest([nested]).extra("ko")["fields"]
    assert field["name"] == "settings.reactions.3"


def test_a_list_that_is_too_long_is_no_text_that_is_too_long():
    given = error("settings", "too_long", field_type="List", max_length=12, actual_length=13)
    assert InvalidRequest([given]).detail("en") == "settings is too long."


def test_what_was_given_is_not_repeated():
    assert "비밀" not in str(InvalidRequest([error("title", "empty")]).extra("ko"))
