"""People's text in files that spreadsheets and editors open without executing anything."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from urllib.parse import quote

from app.core.locale import Locale
from app.features.reports.chat_messages import ChatMessage

MARK = "\ufeff"  # spreadsheets take a file without it for another encoding
MOST_UNITS = 32_767  # UTF-16 units of one cell
# What a cell begins with that is not only read; programs for East Asia take the wide signs, too.
_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_NAME_MOST = 80

_WORDS = {
    "ko": {
        "head": ("시각", "닉네임", "역할", "메시지", "답장한 메시지", "반응"),
        "chat": "채팅",
        "report": "보고서",
        "cut": "… (길어서 잘렸어요)",
        "presenter": "발표자",
        "co_presenter": "공동 발표자",
        "moderator": "운영자",
        "participant": "참여자",
    },
    "en": {
        "head": ("Time", "Nickname", "Role", "Message", "In reply to", "Reactions"),
        "chat": "chat",
        "report": "report",
        "cut": "… (cut: too long)",
        "presenter": "Presenter",
        "co_presenter": "Co-host",
        "moderator": "Moderator",
        "participant": "Participant",
    },
}  # fmt: skip


def cell(text: str, locale: Locale) -> str:
    """Return a quoted CSV field that no spreadsheet executes, cut at a cell's maximum length."""
    clean = _CONTROL.sub("", text)
    if text.startswith(_RUN) or clean.startswith(_RUN):
        clean = f"'{clean}"
    return f'"{cut(clean, locale).replace(chr(34), chr(34) * 2)}"'


def readable(text: str) -> str:
    """Return the text without characters that files of tables cannot hold."""
    return _CONTROL.sub("", text)


def csv_head(locale: Locale) -> str:
    """Return the byte order mark and the header line."""
    return MARK + line(list(_WORDS[locale]["head"]), locale)


def csv_line(message: ChatMessage, zone: timezone, locale: Locale) -> str:
    """Return a message as a line below `csv_head`; its time is local to `zone`, in ISO 8601."""
    row = message.row
    role = role_name(row.sender_role, locale)
    texts = row.message, row.reply_to or "", reactions(message.reactions)
    return line([_time(row.sent_at, zone), row.sender_nickname, role, *texts], locale)


def text_line(message: ChatMessage, zone: timezone) -> str:
    """Return a message as text; its further lines follow below the first."""
    row = message.row
    text = _CONTROL.sub("", row.message).replace("\n", "\n    ")
    name = _CONTROL.sub("", row.sender_nickname)
    quote = " ".join(_CONTROL.sub("", row.reply_to or "").split())
    below = [*([f"> {quote}"] if quote else []), *filter(None, [reactions(message.reactions)])]
    return f"{_time(row.sent_at, zone)} {name}: {text}\n" + "".join(f"    {one}\n" for one in below)


def reactions(counts: Mapping[str, int]) -> str:
    """Return reactions to a message on one line: `👍 3  👏 1`."""
    return "  ".join(f"{emoji} {count}" for emoji, count in counts.items())


def zone_of(offset_minutes: int) -> timezone:
    """Return the time zone whose clocks are this many minutes ahead of UTC."""
    return timezone(timedelta(minutes=offset_minutes))


def disposition(title: str, kind: str, locale: Locale, what: str = "chat") -> str:
    """Return the header that names the file after its session (RFC 6266, RFC 8187)."""
    plain = _NOT_IN_NAMES.sub(" ", title)[:_NAME_MOST].strip(" .")
    name = f"{plain} {_WORDS[locale][what]}.{kind}".strip()
    return f"attachment; filename=\"{what}.{kind}\"; filename*=UTF-8''{quote(name, safe='')}"


def line(fields: Iterable[str], locale: Locale) -> str:
    """Return a line of CSV with its CRLF; each field is written as by `cell`."""
    return ",".join(cell(field, locale) for field in fields) + "\r\n"


def role_name(role: str, locale: Locale) -> str:
    """Return a role as people read it."""
    return str(_WORDS[locale].get(role, role))


def _time(moment: datetime, zone: timezone) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds")


def cut(text: str, locale: Locale) -> str:
    """Return the text as far as a cell holds it; it says so if that is not all."""
    if len(text) <= MOST_UNITS // 2:
        return text
    why = str(_WORDS[locale]["cut"])
    units = text.encode("utf-16-le")
    if len(units) // 2 <= MOST_UNITS:
        return text
    room = MOST_UNITS - len(why.encode("utf-16-le")) // 2
    return units[: room * 2].decode("utf-16-le", "ignore") + why
