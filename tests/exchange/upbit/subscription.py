"""What a client's frame asks for."""

from dataclasses import dataclass
from typing import Any

import orjson

from .frames import TYPES

_FORMATS = ("DEFAULT", "SIMPLE", "JSON_LIST", "SIMPLE_LIST")


class InvalidError(Exception):
    """A frame that is answered with an error and the end of the connection."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True)
class Part:
    """One type of a subscription."""

    kind: str
    codes: tuple[str, ...]
    snapshot: bool
    realtime: bool


@dataclass(frozen=True)
class Subscription:
    """The whole of it; a later one replaces it."""

    form: str = "DEFAULT"
    parts: tuple[Part, ...] = ()


def subscription_of(frame: str | bytes) -> Subscription:
    """Read a frame; the order of its parts does not matter.

    Raises:
        InvalidError: something is wrong or missing.
    """
    try:
        parts = orjson.loads(frame)
    except orjson.JSONDecodeError:
        raise InvalidError("WRONG_FORMAT", "보낸 내용이 JSON 형식이 아닙니다.") from None
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise InvalidError("WRONG_FORMAT", "보낸 내용이 객체의 목록이 아닙니다.")
    if not any(part.get("ticket") for part in parts):
        raise InvalidError("NO_TICKET", "ticket 값이 없습니다.")
    form = next((part["format"] for part in parts if "format" in part), "DEFAULT")
    if form not in _FORMATS:
        raise InvalidError("WRONG_FORMAT", f"{form} 은(는) 없는 format 입니다.")
    asked = tuple(_part(part) for part in parts if "ticket" not in part and "format" not in part)
    if not asked:
        raise InvalidError("NO_TYPE", "type 값이 없습니다.")
    return Subscription(form, asked)


def _part(part: dict[str, Any]) -> Part:
    kind, codes = part.get("type"), part.get("codes")
    if not kind:
        raise InvalidError("NO_TYPE", "type 값이 없습니다.")
    if kind not in TYPES:
        raise InvalidError("INVALID_PARAM", f"{kind} 은(는) 없는 type 입니다.")
    if not isinstance(codes, list) or not codes:
        raise InvalidError("NO_CODES", "codes 값이 없습니다.")
    only_snapshot = part.get("is_only_snapshot", part.get("isOnlySnapshot", False))
    only_realtime = part.get("is_only_realtime", part.get("isOnlyRealtime", False))
    return Part(kind, tuple(map(str, codes)), not only_realtime, not only_snapshot)
