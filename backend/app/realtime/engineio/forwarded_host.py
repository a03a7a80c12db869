"""The host that the client asked for, from a trusted proxy's X-Forwarded-Host.

Apache and others send the server another Host than the one in the browser, and put the original
into this header. Origins and links need the original.
"""

import re

Headers = list[tuple[bytes, bytes]]

NAME = "x-forwarded-host"
_HOST, _TOLD = b"host", NAME.encode()
_MOST_BYTES = 255 + len(":65535")
_FORM = re.compile(rb"([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)  # RFC 3986


def believe(headers: Headers) -> None:
    """Replace Host by the value of a trusted proxy.

    Of several values the last counts, because the nearest proxy added it; the client may have sent
    the others. A malformed value changes nothing.
    """
    said = [value for name, value in headers if name == _TOLD]
    told = said[-1].rpartition(b",")[2].strip() if said else b""
    if len(told) <= _MOST_BYTES and _FORM.fullmatch(told):
        headers[:] = [(_HOST, told), *(one for one in headers if one[0] != _HOST)]
