"""Upgrade requests as browsers and clients write them, read from their bytes at once.

Whatever has another form is left to the HTTP parser, and so is every refusal of HTTP itself.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qs

from app.realtime.engineio.handshake import Request

_MOST_BYTES = 2048
# One header of each name, in printable ASCII: no folded lines, and nothing that a parser reads in
# another way than a proxy in front.
_FORM = re.compile(
    rb"GET (/socket\.io/?)\?([\w=&.%~-]+) HTTP/1\.1\r\n((?:[A-Za-z0-9-]+:[\x20-\x7e]*\r\n)+)\r\n",
    re.ASCII,
)
_WITH_BODY = ("content-length", "transfer-encoding", "expect", "trailer")


def read(data: bytes) -> Request | None:
    """Return the request if these bytes are exactly one, in the usual form."""
    found = _FORM.fullmatch(data) if len(data) <= _MOST_BYTES else None
    if found is None:
        return None
    path, query, lines = found.groups()
    headers: dict[str, str] = {}
    each = lines[:-2].decode("ascii").split("\r\n")
    for line in each:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    is_usual = len(headers) == len(each) and _upgrades(headers)
    text = query.decode("ascii")
    return Request("GET", path.decode(), _parsed(text), text, headers) if is_usual else None


def _upgrades(headers: dict[str, str]) -> bool:
    tokens = [token.strip() for token in headers.get("connection", "").lower().split(",")]
    is_websocket = headers.get("upgrade", "").lower() == "websocket" and "upgrade" in tokens
    return is_websocket and not any(name in headers for name in _WITH_BODY)


@lru_cache(256)
def _parsed(query: str) -> dict[str, list[str]]:
    """Return the parameters of a query, which most clients write in the same way."""
    return parse_qs(query)
