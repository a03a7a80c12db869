"""Names of people taken out of what people wrote."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

Trie = dict[str, "Trie"]

_END = ""
# A name of so many characters is taken out wherever it stands, also within a word.
_CLEAR_HANGUL, _CLEAR_OTHER = 2, 4
_AFTER = "님|씨|아|야|이|가|은|는|을|를|의|에|도|만|랑|와|과|께|한테|s\\b"


class Names:
    """Takes names out of texts, whatever their case, and puts `instead` in their place.

    A short name is taken out after an `@`, and where it is a word of its own, also with a Korean
    particle: within other words it is chance.
    """

    def __init__(self, names: Iterable[str], instead: str) -> None:
        """Raise nothing, however many names there are and whatever is in them."""
        self._instead = instead
        known = {folded for name in names if (folded := _folded(name).strip())}
        clear = {name for name in known if _is_clear(name)}
        self._found = _either(clear, known - clear)

    def out_of(self, text: str) -> str:
        """Return the text without the names."""
        if self._found is None:
            return text
        plain = unicodedata.normalize("NFC", text)
        folded, parts, end = _folded(plain), [], 0
        for found in self._found.finditer(folded):
            parts += [plain[end : found.start()], self._instead]
            end = found.end()
        return "".join([*parts, plain[end:]]) if parts else text

    def out_of_all(self, value: Any, kept: frozenset[str]) -> Any:
        """Return JSON with the names taken out of every text but those of the fields `kept`."""
        if isinstance(value, str):
            return self.out_of(value)
        if isinstance(value, list):
            return [self.out_of_all(one, kept) for one in value]
        if isinstance(value, dict):
            return {
                name: one if name in kept else self.out_of_all(one, kept)
                for name, one in value.items()
            }
        return value


def _folded(text: str) -> str:
    """Return the text in lower case, each character at its place."""
    plain = unicodedata.normalize("NFC", text)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(one if len(one.lower()) > 1 else one.lower() for one in plain)


def _is_clear(name: str) -> bool:
    is_other = name.isascii() or not any("가" <= one <= "힣" for one in name)
    letters = sum(not one.isspace() for one in name)
    is_word = any(one.isalnum() for one in name)
    return letters >= (_CLEAR_OTHER if is_other else _CLEAR_HANGUL) or not is_word


def _either(clear: set[str], short: set[str]) -> re.Pattern[str] | None:
    ways = [_of(clear)] if clear else []
    if short:
        one = _of(short)
        ways += [f"(?<=@){one}", rf"(?<![^\W_]){one}(?=(?:{_AFTER})|[\W_]|$)"]
    return re.compile("|".join(ways)) if ways else None


def _of(names: set[str]) -> str:
    """Return a pattern for any of these, the longest that fits: as a trie, or it takes minutes."""
    root: Trie = {}
    for name in sorted(names):
        node = root
        for one in name:
            node = node.setdefault(one, {})
        node[_END] = {}
    firsts = "".join(map(re.escape, sorted(root)))
    return f"(?=[{firsts}]){_pattern(root)}"


def _pattern(node: Trie) -> str:
    """Return a pattern for the rest of the names from here on."""
    run = ""
    while len(node) == 1 and _END not in node:  # without depth, for long names
        ((one, node),) = node.items()
        run += _literal(one)
    ways = [_literal(one) + _pattern(rest) for one, rest in sorted(node.items()) if one != _END]
    if not ways:
        return run
    return f"{run}(?:{'|'.join(ways)}){'?' if _END in node else ''}"


def _literal(one: str) -> str:
    return r"\s+" if one.isspace() else re.escape(one)
