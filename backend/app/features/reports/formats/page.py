"""A report as one HTML file, without scripts and without anything from outside."""

import asyncio
import hashlib
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from app.features.reports import files
from app.features.reports.contents.chat import Message
from app.features.reports.formats.chart import chart_of
from app.features.reports.formats.tables import Tables
from app.features.reports.formats.words import WORDS, kind_name

MEDIA_TYPE, EXTENSION = "text/html; charset=utf-8", "html"
MOST_PLACES = 100  # of a leaderboard; the other formats have all
_TEMPLATES = Path(__file__).parent / "templates"
_CSS = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
_STYLE = b64encode(hashlib.sha256(_CSS.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE}'; base-uri 'none'; form-action 'none'"
_SECTIONS = ("summary", "timeline", "minutes", "questions", "activities")
_END = b"</tbody></table></div></section></main>\n</body>\n</html>\n"
_HEAD_PART = 64 * 1024


async def write(tables: Tables, pages: AsyncIterator[list[Message]] | None) -> AsyncIterator[bytes]:
    """Yield the page, a page of the chat at a time."""
    head = await asyncio.to_thread(_head, tables, has_chat=pages is not None)
    for start in range(0, len(head), _HEAD_PART):
        yield head[start : start + _HEAD_PART]
    if pages is None:
        return
    clock = _clocks(tables.zone)
    is_named = tables.contents.names is None
    async for page in pages:
        lines = _messages(page, clock, tables, is_named=is_named)
        yield "".join(lines).encode()
    yield _END


def _head(tables: Tables, *, has_chat: bool) -> bytes:
    data = tables.contents.data
    charts = [chart_of(name, data["minutes"]) for name in ("people", "messages", "reactions")]
    text = (
        _environment(tables.zone)
        .get_template("report.html")
        .render(
            data=data,
            charts=[one for one in charts if one],
            anonymous=tables.contents.names is not None,
            chat=has_chat,
            css=Markup(_CSS),  # noqa: S704 - a file of ours
            locale=tables.locale,
            most_places=MOST_PLACES,
            policy=POLICY,
            sections=[*_SECTIONS, *(["chat"] if has_chat else [])],
            words=WORDS[tables.locale],
            zone=str(tables.zone),
        )
    )
    return text.encode()


def _messages(page: list[Message], clock: Any, tables: Tables, *, is_named: bool) -> Iterator[str]:
    for one in page:
        name = f'<td class="name">{escape(one["name"])}</td>' if is_named else ""
        role = f'<td class="role">{escape(files.role_name(one["role"], tables.locale))}</td>'
        quote = one["reply_to"] and f'<p class="muted">{escape(one["reply_to"])}</p>'
        below = (
            one["reactions"] and f'<p class="muted">{escape(files.reactions(one["reactions"]))}</p>'
        )
        text = f'<td class="text">{quote or ""}{escape(one["message"])}{below or ""}</td>'
        yield f"<tr><td>{clock(one['at'])}</td>{name}{role}{text}</tr>\n"


def _environment(zone: timezone) -> Environment:
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "clock": lambda at: f"{at.astimezone(zone):%H:%M}",
        "duration": lambda seconds: str(timedelta(seconds=seconds)),
        "moment": partial(_moment, zone=zone),
        "number": lambda count: f"{count:,}",
        "kind": lambda kind, words: kind_name(words, kind),
        "put": lambda text, name, value: text.replace(f"{{{name}}}", str(value)),
    }
    found.tests["moment"] = lambda value: isinstance(value, datetime)
    return found


def _moment(at: datetime, zone: timezone) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}"


def _clocks(zone: timezone) -> Any:
    return lambda at: f"{at.astimezone(zone):%H:%M:%S}"
