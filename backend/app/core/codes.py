"""Join codes as people type, paste and scan them. The pages use the same rule (lib/code.ts)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import Annotated
from urllib.parse import unquote

import regex
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.hangul_keys import latin_keys

_MOST = 2_000  # characters of a pasted message
_KEPT = 256  # texts: an audience types the same one
_CODE = re.compile(r"[A-Z0-9]{4,12}")
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Variation_Selector}\u0307]")
_UPPER = str.maketrans(ascii_lowercase + "ıİ", ascii_uppercase + "II")
_JOIN_LINK = re.compile(r"(?:^|[^A-Z0-9])(?:JOIN|EMBED)/+([^/?#\s]+)")
_ADDRESS = re.compile(
    r"\S+://\S*|\d+(?:\.\d+){3}(?::\d+)?|\S*/(?:JOIN|EMBED)/*(?!\S)|[?#]\w+=\S*|(?<=\S)[?#]\S+"
)
_LABELLED = re.compile(r"(?:CODE|코드|번호)(?:\s+IS\b|는|은)?([^A-Z0-9]*)([A-Z0-9][A-Z0-9\s.-]*)")
_EDGES = regex.compile(r"^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$")
_BETWEEN = regex.compile(r"[\s\p{Pd}.·•\u2212]")
_OF_ONE = regex.compile(r"[A-Z0-9\s\p{Pd}.·•\u2212_\p{Cc}\p{Latin}\p{Greek}\p{Cyrillic}]+")
_SEGMENT = regex.compile(r"([A-Z0-9\s\p{Pd}.·•\u2212]*+)[^A-Z0-9_]*")
_HAS_DIGIT = re.compile(r"\d")


def normalise_code(text: str) -> str | None:
    """Return the code in `text` in upper case, or None if there is none.

    Accepts any case, width and keyboard layout, separators and invisible characters, a label in
    front, a join link, or a message that contains these. Look-alikes stay different: 0 stays 0.
    """
    return _normalised(text) if len(text) <= _MOST else None


@lru_cache(_KEPT)
def _normalised(text: str) -> str | None:
    plain = _plain(unquote(text) if "%2f" in text.lower() else text)
    if linked := _JOIN_LINK.search(plain):
        return _in_link(_plain(unquote(linked[1])))
    content = _ADDRESS.sub(" ", plain)
    return next(filter(None, map(_compact, _readings(content))), None)


def _plain(text: str) -> str:
    """Return the visible characters, letters and digits in ASCII where possible."""
    shown = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    digits = (str(unicodedata.decimal(char, char)) for char in shown)
    return "".join(digits).translate(_UPPER)


def _in_link(segment: str) -> str | None:
    found = _SEGMENT.fullmatch(segment)
    return _compact(found[1] if found else "") or _compact(latin_keys(segment))


def _readings(content: str) -> Iterator[str]:
    """Return the parts that may be the code, likeliest first."""
    if (labelled := _LABELLED.search(content)) and (labelled[1] or _is_hangul(content, labelled)):
        yield labelled[2]
        yield labelled[2].split()[0]
    yield re.split(r"[:=]", content)[-1]
    yield content
    runs = [run for run in _OF_ONE.findall(content) if _compact(run)]
    words = [word for word in content.split() if _HAS_DIGIT.search(word) and _compact(word)]
    for found in (runs, words):
        if len(found) == 1:
            yield found[0]
    yield latin_keys(content.strip())


def _is_hangul(content: str, labelled: re.Match[str]) -> bool:
    return not content[labelled.start()].isascii()


def _compact(text: str) -> str | None:
    compact = _BETWEEN.sub("", _EDGES.sub("", text))
    return compact if _CODE.fullmatch(compact) else None


def _session_code(text: str) -> str:
    code = normalise_code(text)
    if code is None:
        raise PydanticCustomError("code_malformed", "is not 4 to 12 letters and digits")
    return code


SessionCode = Annotated[str, AfterValidator(_session_code)]
