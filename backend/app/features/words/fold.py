"""The form in which short answers are counted as the same."""

import unicodedata
from functools import lru_cache

import regex

from app.features.words.korean.stretching import unstretched

# What a tokenizer would cut: K-POP, C++, C#, Node.js, Q&A, A/B, 3.1.
PROTECTED = r"[A-Za-z0-9]+(?:[.&+#'/_-][A-Za-z0-9+#]+)*[+#]*"
_EMOTICON = "ㅋㅎㅠㅜㅡ"
_JAMO = regex.compile(r"[ㄱ-ㅣ]+")
_AND_JAMO = regex.compile(r"([ㄱ-ㅣ]+)")
_LAUGHTER = regex.compile(r"ㅋ+|ㅎ{2,}|[ㅠㅜ]+|ㅡ{2,}")
_UNSEEN = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Cc}--\s]", regex.V1)
_EDGES = r"[\p{P}\p{Z}~^`|<>=$--[#+&%/@]]"
_LEADING = regex.compile(rf"^(?:{_EDGES}|#(?=\S))+(?=.)", regex.V1)
_TRAILING = regex.compile(rf"(?<=.){_EDGES}+$", regex.V1)
_REPEATED = regex.compile(r"([\p{So}\p{Sk}\p{P}])\1+")
_APART = regex.compile(r"[가-힣](?: [가-힣]){2,}")  # 재 택 근 무
_MOST = 500  # code points: an answer that is longer is no word


@lru_cache(8192)
def fold(text: str) -> str:
    """Return the form in which an answer is counted; never shown to people.

    It ignores width, case, spaces at the ends and repeated ones, signs at the ends, emoticon
    letters (ㅋㅋㅋ, ㅎㅎ, ㅠㅠ) and stretching. Something is left of everything that is visible.
    Folding again changes nothing.
    """
    whole = " ".join(without_unseen(_lower(text[:_MOST])).split())
    folded = _settled(whole)
    return folded or _JAMO.sub(_short, whole)


def bare(text: str) -> str:
    """Return the folded text without spaces: by it a word is found again that hosts removed."""
    return fold(text).replace(" ", "")


def without_emoticons(text: str) -> str:
    """Return the text without letters that only laugh or cry; initials such as ㅇㅈ stay."""
    return _JAMO.sub(_without_laughter, text)


def joined_letters(text: str) -> str:
    """Return a word whose syllables were typed apart as one: 재 택 근 무."""
    return text.replace(" ", "") if _APART.fullmatch(text) else text


def _settled(text: str) -> str:
    """Fold until nothing changes: what one step leaves, another may still shorten."""
    while (folded := _step(text)) != text:
        text = folded
    return text


def _step(text: str) -> str:
    text = _REPEATED.sub(r"\1", without_emoticons(text))
    text = _TRAILING.sub("", _LEADING.sub("", text))
    text = " ".join(unstretched(word) for word in text.split())
    return joined_letters(text)


def composed(text: str) -> str:
    """Return the text in NFKC; keyboards' Hangul letters stay, which NFKC would make joinable."""
    pieces = _AND_JAMO.split(unicodedata.normalize("NFC", text))
    pieces[::2] = [unicodedata.normalize("NFKC", piece) for piece in pieces[::2]]
    return unicodedata.normalize("NFC", "".join(pieces))


def without_unseen(text: str) -> str:
    """Return the text without characters that are drawn as nothing, which tokenizers call nouns."""
    return _UNSEEN.sub("", text)


def _lower(text: str) -> str:
    return composed(composed(text).casefold())


def _without_laughter(found: "regex.Match[str]") -> str:
    run = found.group()
    return "" if not run.strip(_EMOTICON) else _LAUGHTER.sub("", run)


def _short(found: "regex.Match[str]") -> str:
    """ㅋㅋㅋㅋㅋ as ㅋㅋ, if there is nothing else in an answer."""
    return regex.sub(r"(.)\1{2,}", r"\1\1", found.group())
