"""Malformed input, field by field, in the reader's language."""

from collections.abc import Sequence
from typing import Any

from app.core.locale import Locale
from app.core.refusal import Refusal

_LABELS: dict[str, tuple[str, str]] = {
    "message": ("메시지", "Message"),
    "nickname": ("닉네임", "Nickname"),
    "title": ("제목", "Title"),
    "description": ("설명", "Description"),
    "session_code": ("참여 코드", "Join code"),
    "email": ("이메일", "Email"),
    "name": ("이름", "Name"),
    "emoji": ("이모지", "Emoji"),
    "count": ("개수", "Count"),
}

_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("꼭 필요해요.", "is required."),
    "empty": ("비어 있어요.", "is empty."),
    "too_long": ("{limit}자까지 쓸 수 있어요.", "can be {limit} characters at most."),
    "invisible": ("보이지 않는 문자는 쓸 수 없어요.", "cannot hold invisible characters."),
    "unstorable": ("저장할 수 없는 문자가 있어요.", "holds characters that cannot be stored."),
    "code_malformed": ("영문과 숫자 4~12자예요.", "is 4 to 12 letters and digits."),
    "email_malformed": ("이메일 주소가 아니에요.", "is not an email address."),
    "extra_forbidden": ("모르는 항목이에요.", "is not a known field."),
    "json_invalid": ("JSON이 아니에요.", "is not JSON."),
}
_OTHERWISE = ("값이 올바르지 않아요.", "is not valid.")


class InvalidRequest(Refusal):
    """A body, query or payload that does not have the form of its command."""

    code, status = "invalid_request", 422
    ko = "요청이 올바르지 않아요."
    en = "The request is not valid."

    def __init__(self, errors: Sequence[Any]) -> None:
        super().__init__(self.code)
        self._errors = errors

    def detail(self, locale: Locale) -> str:
        """The first field's sentence: what a person can mend."""
        return _sentence(self._errors[0], locale) if self._errors else super().detail(locale)

    def extra(self, locale: Locale) -> dict[str, Any]:
        """`fields`: name, code and sentence of each wrong field; never its value."""
        return {
            "fields": [
                {"name": _name(error), "code": _code(error), "detail": _sentence(error, locale)}
                for error in self._errors
            ]
        }


def _name(error: dict[str, Any]) -> str:
    where = [str(part) for part in error["loc"] if part not in ("body", "query", "path")]
    return ".".join(where)


def _code(error: dict[str, Any]) -> str:
    return str(error["type"])


def _sentences(error: dict[str, Any]) -> tuple[str, str]:
    """Pydantic has a `too_long` of its own, for lists among others, that tells no `limit`."""
    code = _code(error)
    if code == "too_long" and "limit" not in error.get("ctx", {}):
        return _OTHERWISE
    return _SENTENCES.get(code, _OTHERWISE)


def _sentence(error: dict[str, Any], locale: Locale) -> str:
    index = 0 if locale == "ko" else 1
    name = _name(error)
    label = _LABELS.get(name.split(".")[0], (name, name))[index]
    text = _sentences(error)[index].format(**error.get("ctx", {}))
    joint = ": " if locale == "ko" else " "
    return f"{label}{joint}{text}" if label else text
