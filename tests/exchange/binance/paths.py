"""What a stream's URL says."""

import re
from dataclasses import dataclass

from aiohttp import web

# A folder with a dot stands for a host's name: clients tell spot by `/stream.` in a URL.
_PATH = re.compile(
    r"^(?:/[^/]*\.[^/]*)?(?:/(?P<part>market|public|private))?/(?P<way>ws|stream)(?P<rest>/.*)?$"
)


@dataclass(frozen=True)
class Target:
    """Raw or combined frames, the part of the exchange, and the streams that are asked for."""

    combined: bool
    part: str | None
    streams: tuple[str, ...]
    unit: int  # parts of a millisecond


def target_of(request: web.Request) -> Target | None:
    """Read the URL; none if there is no such path."""
    found = _PATH.match(request.path)
    if found is None:
        return None
    combined = found["way"] == "stream"
    asked = request.query.get("streams", "") if combined else found["rest"] or ""
    # Clients number their sockets behind `/ws`; the exchange ignores that.
    streams = tuple(name for name in asked.split("/") if name and not name.isdigit())
    unit = 1000 if request.query.get("timeUnit", "").upper() == "MICROSECOND" else 1
    return Target(combined, found["part"], streams, unit)
