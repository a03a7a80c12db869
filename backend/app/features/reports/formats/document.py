"""A report as JSON, for programs: docs/reports.md has its fields."""

from collections.abc import AsyncIterator
from typing import Any

import orjson

from app.core.clock import wire_time
from app.features.reports.contents.chat import Message
from app.features.reports.formats.tables import Tables

MEDIA_TYPE, EXTENSION = "application/json", "json"


async def write(tables: Tables, pages: AsyncIterator[list[Message]] | None) -> AsyncIterator[bytes]:
    """Yield the document, a page of the chat at a time."""
    data = {"anonymous": tables.contents.names is not None, **tables.contents.data}
    head = _json(data)
    if pages is None:
        yield head
        return
    yield head[:-1] + b',"chat":['
    is_first = True
    async for page in pages:
        rows = b",".join(map(_json, page))
        yield rows if is_first else b"," + rows
        is_first = False
    yield b"]}"


def _json(value: Any) -> bytes:
    return orjson.dumps(value, _time, orjson.OPT_PASSTHROUGH_DATETIME)


def _time(moment: Any) -> str:
    return wire_time(moment)
