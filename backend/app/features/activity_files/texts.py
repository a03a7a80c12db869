"""Bytes to text, and marked-up text to plain text. All of it takes time linear in the text."""

import html
import re

from app.features.activity_files.items import Found, UnreadableFileError

MOST = 20_000  # characters of one text that are looked at; every limit is far below

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>|<!--|-->")
_HIDDEN = re.compile(r"<(script|style)\b[^<>]*>[^<]*(?:<(?!/)[^<]*)*</\1\s*>", re.IGNORECASE)
_BLOCKS = {"p", "div", "br", "li", "ul", "ol", "tr", "table", "pre", "blockquote", "hr"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_UNSEEN = re.compile(r"[\u200b\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PICTURE = re.compile(r"<img\b|@@PLUGINFILE@@", re.IGNORECASE)


def decoded(raw: bytes, found: Found) -> str:
    """Return the text of a file: by its mark, else UTF-8, else Korean or Western Windows.

    Raises:
        UnreadableFileError: it is no text.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _strict(raw, "utf-16")
    else:
        text = _strict(raw, "utf-8-sig")
    if text is None:
        text, encoding = _guessed(raw)
        found.note(1, "encoding_guessed", encoding=encoding)
    if "\x00" in text:
        raise UnreadableFileError("unknown_file_format")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(raw: bytes) -> tuple[str, str]:
    korean = raw.decode("cp949", errors="replace")
    marks = [char for char in korean if not char.isascii()]
    # A Western letter swallows the letter after it: that yields rare syllables and Chinese signs.
    usual = sum(_strict(char.encode("cp949", "ignore"), "euc-kr") is not None for char in marks)
    hangul = sum("가" <= char <= "힣" for char in marks)
    if "\ufffd" not in korean and 2 * min(usual, hangul) > len(marks):
        return korean, "CP949"
    return raw.decode("cp1252", errors="replace"), "Windows-1252"


def plain(marked_up: str) -> str:
    """Return what a browser would show of HTML, blocks on lines of their own."""
    text = _HIDDEN.sub("", marked_up[: MOST + 1])
    text = _TAG.sub(lambda tag: "\n" if (tag[1] or "").lower() in _BLOCKS else "", text)
    return tidy(html.unescape(text))


def tidy(text: str) -> str:
    """Return the text without empty lines, and with single blanks inside its lines."""
    shown = _UNSEEN.sub("", text[: MOST + 1].replace("\xa0", " "))
    lines = (" ".join(line.split()) for line in shown.splitlines())
    return "\n".join(line for line in lines if line)


def unescaped(text: str, times: int = 1) -> str:
    """Return text in which somebody left entities; Moodle's Aiken reader escapes twice."""
    for _ in range(times):
        text = html.unescape(text[: MOST + 1])
    return tidy(text)


def has_hangul(text: str) -> bool:
    """Return whether a text is Korean."""
    return any("가" <= char <= "힣" for char in text)


def has_picture(marked_up: str) -> bool:
    """Return whether pictures belong to a text."""
    return _PICTURE.search(marked_up[: MOST + 1]) is not None
