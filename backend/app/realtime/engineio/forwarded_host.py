"""Which host a client asked for, where a proxy that we trust says so (X-Forwarded-Host).

Apache and others ask the server behind them for another host than the one that people opened, and
tell that in this header. Origins and links are about the host that people opened.
"""

import re

Headers = list[tuple[bytes, bytes]]

_HOST, _TOLD = b"host", b"x-forwarded-host"
_MOST_BYTES = 255 + len(":65535")
_FORM = re.compile(rb"([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)  # RFC 3986


def believe(headers: Headers) -> None:
    """Put what a trusted proxy says in the place of Host.

    Of several values the last counts, which the nearest proxy has added: what stands before it may
    be the client's own. A value in bad form changes nothing.
    """
    said = [value for name, value in headers if name == _TOLD]
    told = said[-1].rpartition(b",")[2].strip() if said else b""
    if len(told) <= _MOST_BYTES and _FORM.fullmatch(told):
        headers[:] = [(_HOST, told), *(one for one in headers if one[0] != _HOST)]
