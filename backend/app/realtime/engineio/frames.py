"""WebSocket frames (RFC 6455): a server's encoder, and an incremental parser of one client."""

from collections.abc import Iterator
from typing import Final

from websockets.speedups import apply_mask

TEXT: Final = 1
BINARY: Final = 2
CLOSE: Final = 8
PING: Final = 9
PONG: Final = 10
_CONTINUATION: Final = 0

NORMAL: Final = 1000
PROTOCOL_ERROR: Final = 1002
UNSUPPORTED: Final = 1003
BAD_TEXT: Final = 1007
POLICY_VIOLATION: Final = 1008
TOO_BIG: Final = 1009
SERVICE_RESTART: Final = 1012

_FIN: Final = 0x80
_RESERVED: Final = 0x70
_MASKED: Final = 0x80
_CONTROL_MAX: Final = 125
_MASK_BYTES: Final = 4
_SHORTEST: Final = 2 + _MASK_BYTES  # of a client's frames


class FrameError(Exception):
    """The client broke the protocol; `code` is the close code (RFC 6455, 7.4.1)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def encode(opcode: int, payload: bytes) -> bytes:
    """Return one complete, unmasked frame."""
    length = len(payload)
    if length < 126:
        return bytes((_FIN | opcode, length)) + payload
    if length < 65536:
        return bytes((_FIN | opcode, 126)) + length.to_bytes(2, "big") + payload
    return bytes((_FIN | opcode, 127)) + length.to_bytes(8, "big") + payload


def text(payload: str) -> bytes:
    """Return one text frame."""
    return encode(TEXT, payload.encode())


def close(code: int) -> bytes:
    """Return a close frame with this code."""
    return encode(CLOSE, code.to_bytes(2, "big"))


def close_code(payload: bytes) -> int:
    """Return the code in a client's close frame, NORMAL if it has none.

    Raises:
        FrameError: the code is not allowed, or the reason is not UTF-8.
    """
    if not payload:
        return NORMAL
    code = int.from_bytes(payload[:2], "big")
    known = code in (*range(1000, 1004), *range(1007, 1015)) or 3000 <= code < 5000
    if len(payload) < 2 or not known:
        raise FrameError(PROTOCOL_ERROR)
    decode_text(payload[2:])
    return code


def decode_text(payload: bytes) -> str:
    """Decode a text message.

    Raises:
        FrameError: it is not UTF-8.
    """
    try:
        return payload.decode()
    except UnicodeDecodeError:
        raise FrameError(BAD_TEXT) from None


class FrameReader:
    """Turns a client's bytes into messages, however they are split.

    Messages longer than `limit` bytes are refused as soon as a header announces them, so a client
    can make the server hold at most `limit` bytes and one header.
    """

    __slots__ = ("_at", "_buffer", "_limit", "_opcode", "_parts")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._buffer = b""
        self._at = 0  # of `_buffer`, how much is read: whoever stops listening may go on later
        self._opcode = 0
        self._parts: bytearray | None = None  # joined at once: a list of crumbs has no bound

    @property
    def has_rest(self) -> bool:
        """Return whether bytes of an incomplete message are buffered."""
        return len(self._buffer) > self._at

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield opcode and payload of each message and control frame that is complete.

        If the caller stops early, the next call yields the rest.

        Raises:
            FrameError: after everything before the error.
        """
        whole = None if self._buffer or self._parts is not None else self._whole_text(data)
        return self._messages(data) if whole is None else iter(((TEXT, whole),))

    def _whole_text(self, data: bytes) -> bytes | None:
        """Return the payload if this is one whole text frame, as nearly always, else None."""
        size = len(data)
        if size < _SHORTEST or data[0] != _FIN | TEXT:
            return None
        length, start = data[1] - _MASKED, 2
        if length == 126:
            length, start = int.from_bytes(data[2:4], "big"), 4
        elif length == 127:
            return None
        if length > self._limit or size != start + _MASK_BYTES + length:
            return None
        return apply_mask(data[start + _MASK_BYTES :], data[start : start + _MASK_BYTES])

    def _messages(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        self._buffer, self._at = self._buffer[self._at :] + data, 0
        while (frame := self._frame(self._buffer, self._at)) is not None:
            head, payload, self._at = frame
            message = self._message(head, payload)
            if message is not None:
                yield message
        self._buffer, self._at = self._buffer[self._at :], 0

    def _frame(self, data: bytes, at: int) -> tuple[int, bytes, int] | None:
        """Return first byte and payload of the frame at `at`, and where the next one begins."""
        if len(data) - at < 2:
            return None
        head, length, start = data[at], data[at + 1] & 0x7F, at + 2
        if length > _CONTROL_MAX:
            size = 2 if length == 126 else 8
            if len(data) < start + size:
                return None
            length = int.from_bytes(data[start : start + size], "big")
            start += size
        self._check(head, data[at + 1], length)
        end = start + _MASK_BYTES + length
        if len(data) < end:
            return None
        mask = data[start : start + _MASK_BYTES]
        return head, apply_mask(data[start + _MASK_BYTES : end], mask), end

    def _check(self, head: int, second: int, length: int) -> None:
        opcode = head & 0x0F
        control = opcode & 8
        if head & _RESERVED or not second & _MASKED or opcode not in (0, 1, 2, 8, 9, 10):
            raise FrameError(PROTOCOL_ERROR)
        if control and (length > _CONTROL_MAX or not head & _FIN):
            raise FrameError(PROTOCOL_ERROR)
        if not control and len(self._parts or b"") + length > self._limit:
            raise FrameError(TOO_BIG)

    def _message(self, head: int, payload: bytes) -> tuple[int, bytes] | None:
        opcode, final = head & 0x0F, head & _FIN
        if opcode & 8:
            return opcode, payload
        if (opcode == _CONTINUATION) != (self._parts is not None):
            raise FrameError(PROTOCOL_ERROR)
        if self._parts is None:
            if final:
                return opcode, payload
            self._opcode, self._parts = opcode, bytearray()
        self._parts += payload
        if not final:
            return None
        message, self._parts = bytes(self._parts), None
        return self._opcode, message
