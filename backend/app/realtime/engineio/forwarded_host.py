"""The host that the client asked for, from a trusted proxy's X-Forwarded-Host.

Apache and others send the server another Host than the one in the browser, and put the original
into this header. Origins and links need the original.
"""

import re

Headers = list[tuple[bytes, bytes]]

NAME = "x-forwarded-host"
_HOST, _FORWARDED = b"host", NAME.encode()
_MOST_BYTES = 255 + len(":65535")
_FORM = re.compile(rb"([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)  # RFC 3986


def apply(headers: Headers) -> None:
    """Replace Host by the value of a trusted proxy.

    Of several values the last counts, because the nearest proxy added it; the client may have sent
    the others. A malformed value changes nothing.
    """
    values = [value for name, value in headers if name == _FORWARDED]
    host = values[-1].rpartition(b",")[2].strip() if values else b""
    if len(host) <= _MOST_BYTES and _FORM.fullmatch(host):
        headers[:] = [(_HOST, host), *(one for one in headers if one[0] != _HOST)]
