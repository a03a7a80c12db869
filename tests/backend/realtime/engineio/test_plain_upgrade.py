"""Upgrade requests that are read at once: as the HTTP parser reads them, or not at all."""

import httptools
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.realtime.engineio import plain_upgrade
from app.realtime.engineio.handshake import Request

BROWSER = (
    b"GET /socket.io/?EIO=4&transport=websocket&t=P1a.b HTTP/1.1\r\nHost: talk.example.com\r\n"
    b"Connection: keep-alive, Upgrade\r\nPragma: no-cache\r\nUpgrade: websocket\r\n"
    b"User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nOrigin: https://talk.example.com\r\n"
    b"Sec-WebSocket-Version: 13\r\nAccept-Language: ko-KR,ko;q=0.9\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    b"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
)
USUAL = [
    (b"Host", b" a"),
    (b"Upgrade", b" websocket"),
    (b"Connection", b" Upgrade"),
    (b"Sec-WebSocket-Version", b" 13"),
    (b"Sec-WebSocket-Key", b" dGhlIHNhbXBsZSBub25jZQ=="),
]


class Parsed:
    """What uvicorn's parser makes of a head."""

    def __init__(self, head: bytes) -> None:
        self.url, self.headers = b"", list[tuple[bytes, bytes]]()
        self._parser = httptools.HttpRequestParser(self)
        with pytest.raises(httptools.HttpParserUpgrade) as upgrade:
            self._parser.feed_data(head)
        assert upgrade.value.args == (len(head),)

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name.lower(), value))

    def request(self) -> Request:
        """Return it as uvicorn hands it over."""
        lines = [b"%b: %b\r\n" % header for header in self.headers]
        method = self._parser.get_method()
        return Request.parse(b"%b %b HTTP/1.1\r\n%b\r\n" % (method, self.url, b"".join(lines)))


def head_of(target: bytes, headers: list[tuple[bytes, bytes]], end: bytes = b"\r\n") -> bytes:
    """Return a head with these headers, as they are."""
    lines = b"".join(b"%b:%b\r\n" % header for header in headers)
    return b"GET %b HTTP/1.1\r\n%b%b" % (target, lines, end)


def test_a_browser_is_read_at_once():
    assert plain_upgrade.read(BROWSER) == Parsed(BROWSER).request()


@pytest.mark.parametrize(
    "head",
    [
        BROWSER[:-1],
        BROWSER + b"\x81\x80",
        BROWSER.replace(b"GET", b"POST"),
        BROWSER.replace(b"/socket.io/", b"/socket.iox"),
        BROWSER.replace(b"/socket.io/", b"/socket.io/%61"),
        BROWSER.replace(b"/socket.io/", b"//socket.io/"),
        BROWSER.replace(b"HTTP/1.1", b"HTTP/1.0"),
        BROWSER.replace(b"websocket\r\n", b"h2c\r\n"),
        BROWSER.replace(b"keep-alive, Upgrade", b"keep-alive"),
        BROWSER.replace(b"Pragma: no-cache", b"Host: other.example.com"),
        BROWSER.replace(b"Pragma: no-cache", b" folded: yes"),
        BROWSER.replace(b"Pragma: no-cache", b"Pragma : no-cache"),
        BROWSER.replace(b"Pragma: no-cache", b"Content-Length: 3"),
        BROWSER.replace(b"Pragma: no-cache", b"Transfer-Encoding: chunked"),
        BROWSER.replace(b"Pragma: no-cache", b"Expect: 100-continue"),
        BROWSER.replace(b"Pragma: no-cache", b"Pragma: \xc3\xa9"),
        BROWSER.replace(b"Pragma: no-cache", b"Pragma: a\0b"),
        BROWSER.replace(b"Pragma: no-cache", b"Pragma: a\nb: c"),
        BROWSER.replace(b"Pragma: no-cache", b"Pragma: " + b"a" * 2048),
    ],
)
def test_any_other_form_is_left_to_the_parser(head: bytes):
    assert plain_upgrade.read(head) is None


NAMES = st.sampled_from(
    [
        b"X-A",
        b"x-a",
        b"Cookie",
        b"connection",
        b"upgrade",
        b"Expect",
        b"Content-Length",
        b"a b",
        b"",
    ]
)
VALUES = st.sampled_from(
    [b"", b" ", b" b ", b"b", b"\tb", b" b: c", b" upgrade", b" h2c", b" 3", b" \xe9", b" \x01"]
)
TARGETS = st.sampled_from(
    [
        b"/socket.io/?EIO=4&transport=websocket",
        b"/socket.io?EIO=4&transport=websocket&sid=a",
        b"/socket.io/?a=%41&a=b&c",
        b"/socket.io/?a=b#c",
        b"/socket.io/",
        b"/socket.io/a?b",
        b"/socket.io/?a+b=c;d",
        b"http://a/socket.io/?b",
    ]
)


@settings(deadline=None)
@given(
    target=TARGETS,
    more=st.lists(st.tuples(NAMES, VALUES), max_size=3),
    order=st.permutations(USUAL),
    end=st.sampled_from([b"\r\n", b"\n", b"", b"\r\n\r\n"]),
)
def test_what_is_read_at_once_is_what_the_parser_reads(
    target: bytes,
    more: list[tuple[bytes, bytes]],
    order: list[tuple[bytes, bytes]],
    end: bytes,
):
    head = head_of(target, [*more, *order], end)
    request = plain_upgrade.read(head)
    assert request is None or request == Parsed(head).request()
