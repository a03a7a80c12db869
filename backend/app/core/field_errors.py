"""Malformed input, reported field by field in the reader's language."""

from collections.abc import Sequence
from typing import Any

from app.core.locale import Locale
from app.core.refusal import Refusal

_LABELS: dict[str, tuple[str, str]] = {
    "message": ("메시지", "Message"),
    "nickname": ("닉네임", "Nickname"),
    "title": ("제목", "Title"),
    "description": ("설명", "Description"),
    "passcode": ("암호", "Passcode"),
    "session_code": ("참여 코드", "Join code"),
    "email": ("이메일", "Email"),
    "name": ("이름", "Name"),
    "emoji": ("이모지", "Emoji"),
    "count": ("개수", "Count"),
}
# What people type, and are asked for when it is not there.
_ASKED_FOR: dict[str, tuple[str, str]] = {
    "message": ("메시지를 입력해 주세요.", "Enter a message."),
    "nickname": ("닉네임을 입력해 주세요.", "Enter a nickname."),
    "title": ("제목을 입력해 주세요.", "Enter a title."),
    "passcode": ("암호를 입력해 주세요.", "Enter a passcode."),
    "session_code": ("코드를 입력해 주세요.", "Enter a code."),
    "email": ("이메일 주소를 입력해 주세요.", "Enter an email address."),
    "name": ("이름을 입력해 주세요.", "Enter a name."),
    "emoji": ("이모지를 골라 주세요.", "Choose an emoji."),
}

# The wire's own words for what can be wrong with a field, and their sentences. What only one
# feature minds has an `own_sentence`.
_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("꼭 필요해요.", "is required."),
    "unknown_field": ("알 수 없는 항목이에요.", "is not a known field."),
    "wrong_type": ("값의 형식이 달라요.", "is of the wrong type."),
    "out_of_range": ("범위를 벗어났어요.", "is out of range."),
    "empty": ("비어 있어요.", "is empty."),
    "too_long": ("너무 길어요.", "is too long."),
    "invisible": ("보이지 않는 문자는 쓸 수 없어요.", "cannot contain invisible characters."),
    "piled_up": ("글자 위에 기호가 너무 많아요.", "has too many marks on one letter."),
    "unstorable": ("저장할 수 없는 문자가 있어요.", "contains characters that cannot be stored."),
    "code_malformed": ("영문과 숫자 4~12자예요.", "must be 4 to 12 letters and digits."),
    "passcode_malformed": ("4~32자예요.", "must be 4 to 32 characters."),
    "repeated": ("같은 것이 두 번 있어요.", "lists something twice."),
    "too_many": ("너무 많아요.", "has too many entries."),
    "not_json": ("보낸 내용이 JSON이 아니에요.", "The body is not JSON."),
    "invalid": ("값이 올바르지 않아요.", "is not valid."),
}
_LIMITED = ("{limit}자까지 쓸 수 있어요.", "can be at most {limit} characters.")

# Pydantic's words for the same, which change with its versions.
_CODES = {
    "extra_forbidden": "unknown_field",
    "json_invalid": "not_json",
    "literal_error": "wrong_type",
    "string_too_long": "too_long",
    "string_too_short": "empty",
    "too_short": "empty",
}
_ENDINGS = {
    "_type": "wrong_type",
    "_parsing": "wrong_type",
    "_than": "out_of_range",
    "_equal": "out_of_range",
}


def own_sentence(ko: str, en: str) -> dict[str, Any]:
    """Return the context of an error whose code is a feature's own, with the whole sentence."""
    return {"sentence": {"ko": ko, "en": en}}


class InvalidRequest(Refusal):
    """A body, query or payload does not match its schema."""

    code, status = "invalid_request", 422
    ko = "요청이 올바르지 않아요."
    en = "The request is not valid."

    def __init__(self, errors: Sequence[Any]) -> None:
        super().__init__(self.code)
        self._errors = errors

    def detail(self, locale: Locale) -> str:
        """Return the sentence of the first field, for people."""
        return _sentence(self._errors[0], locale) if self._errors else super().detail(locale)

    def extra(self, locale: Locale) -> dict[str, Any]:
        """Return `fields`: name, code and sentence of each wrong field, never its value."""
        return {
            "fields": [
                {"name": _name(error), "code": _code(error), "detail": _sentence(error, locale)}
                for error in self._errors
            ]
        }


def _name(error: dict[str, Any]) -> str:
    """Return the field's path; in a body that is not JSON there is none."""
    if _code(error) == "not_json":
        return ""
    where = [str(part) for part in error["loc"] if part not in ("body", "query", "path")]
    return ".".join(where)


def _code(error: dict[str, Any]) -> str:
    kind = str(error["type"])
    known = _CODES.get(kind, kind)
    if known in _SENTENCES or "sentence" in error.get("ctx", {}):
        return known
    return next((code for end, code in _ENDINGS.items() if kind.endswith(end)), "invalid")


def _sentence(error: dict[str, Any], locale: Locale) -> str:
    index = 0 if locale == "ko" else 1
    name = _name(error)
    if _code(error) in ("empty", "missing") and name in _ASKED_FOR:
        return _ASKED_FOR[name][index]
    context = error.get("ctx", {})
    if "sentence" in context:
        return str(context["sentence"][locale])
    label = _LABELS.get(name, _LABELS.get(name.split(".")[0], (name, name)))[index]
    limited = "limit" in context
    sentence = (_LIMITED if limited else _SENTENCES[_code(error)])[index]
    text = sentence.format(**context)  # the label may be a client's own braces
    joint = ": " if locale == "ko" else " "
    return f"{label}{joint if label else ''}{text}"
