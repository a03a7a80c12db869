"""One socket: its login, and what it has registered."""

from collections.abc import Callable
from typing import Any

import orjson

from .codes import ENDINGS, name_of
from .frames import TYPES

_MOST_CODES = 100  # of one group
Answer = dict[str, Any]


class Session:
    """Registrations by group; before the login nothing else is accepted."""

    def __init__(self, is_valid: Callable[[str], bool], codes: set[str]) -> None:
        self.is_in = False
        self._is_valid, self._codes = is_valid, codes
        self._groups: dict[str, dict[tuple[str, str], None]] = {}

    @property
    def registered(self) -> list[tuple[str, str]]:
        """Types and codes, each once."""
        return list(dict.fromkeys(pair for group in self._groups.values() for pair in group))

    def handle(self, frame: str | bytes) -> Answer | None:
        """Return the answer to a frame; none to an echoed PING."""
        try:
            asked = orjson.loads(frame)
            name = asked["trnm"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            return _answer("SYSTEM", 100013, "형식이 올바르지 않습니다.")
        if name == "PING":
            return None
        if name == "LOGIN":
            self.is_in = self._is_valid(str(asked.get("token", "")))
            failed = _answer(name, 8005, "Token이 유효하지 않습니다.")
            return _answer(name) if self.is_in else failed
        if not self.is_in:
            return _answer(name, 100012, "로그인이 필요합니다.")
        handler = {"REG": self._register, "REMOVE": self._remove}.get(name)
        return handler(asked) if handler else _answer(name, 100013, f"{name}: 없는 요청입니다.")

    def _register(self, asked: Answer) -> Answer:
        pairs = _pairs(asked)
        wrong = [code for kind, code in pairs if kind not in TYPES or not self._is_known(code)]
        if wrong or not pairs:
            return _answer("REG", 100013, f"{','.join(wrong)}: 등록할 수 없습니다.")
        group = {} if str(asked.get("refresh")) == "0" else self._groups.get(asked["grp_no"], {})
        group |= dict.fromkeys(pairs)
        if len({code for _, code in group}) > _MOST_CODES:
            return _answer("REG", 105110, "한 그룹에 100 종목까지 등록할 수 있습니다.")
        self._groups[asked["grp_no"]] = group
        return _answer("REG")

    def _is_known(self, code: str) -> bool:
        name = name_of(code)
        return name in self._codes and code.removeprefix(name) in ENDINGS

    def _remove(self, asked: Answer) -> Answer:
        group = self._groups.get(asked.get("grp_no", ""), {})
        for pair in _pairs(asked):
            group.pop(pair, None)
        return _answer("REMOVE")


def _pairs(asked: Answer) -> list[tuple[str, str]]:
    return [
        (kind, code)
        for part in asked.get("data", [])
        for code in part.get("item", [])
        for kind in part.get("type", [])
    ]


def _answer(name: str, code: int = 0, message: str = "") -> Answer:
    return {"trnm": name, "return_code": code, "return_msg": message}
