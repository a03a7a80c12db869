"""Engine.IO 4 and Socket.IO 5 packets, as texts on the wire.

Sources: https://socket.io/docs/v4/engine-io-protocol/ and
https://socket.io/docs/v4/socket-io-protocol/; namespace `/` and no binary parts, which is all that
the server speaks.
"""

from typing import Any

import msgspec

from engagenow_client.errors import DecodeError

OPEN, CLOSE, PING, PONG = b"0", b"1", b"2", b"3"
CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR = b"40", b"41", b"42", b"43", b"44"


class Handshake(msgspec.Struct, rename="camel"):
    """What an Engine.IO connection begins with; times in milliseconds, `max_payload` in bytes."""

    sid: str
    ping_interval: int
    ping_timeout: int
    max_payload: int = 1_000_000


class ConnectRefused(msgspec.Struct):
    """Why a connection is refused."""

    class Data(msgspec.Struct):
        """The server's own words."""

        code: str
        detail: str = ""
        retry_after: float | None = None

    message: str
    data: Data | None = None


_event = msgspec.json.Decoder(tuple[str, msgspec.Raw]).decode
_ack = msgspec.json.Decoder(tuple[msgspec.Raw]).decode


def event_of(packet: bytes) -> tuple[str, bytes]:
    """Return name and payload of an event; raises DecodeError."""
    try:
        text, payload = _event(packet[2:])
    except msgspec.MsgspecError as error:
        raise DecodeError(f"event: {error}") from None
    return text, bytes(payload)


def ack_of(packet: bytes) -> tuple[int, msgspec.Raw]:
    """Return number and payload of an acknowledgement; raises DecodeError."""
    number, bracket, rest = packet[2:].partition(b"[")
    try:
        return int(number), _ack(bracket + rest)[0]
    except (ValueError, msgspec.MsgspecError) as error:
        raise DecodeError(f"ack: {error}") from None


def command(number: int, name: str, payload: Any) -> bytes:
    """Return a command that is to be acknowledged under this number."""
    return b"42%d%s" % (number, msgspec.json.encode([name, payload]))


def connect(auth: Any) -> bytes:
    """Return the packet that connects to the namespace `/`."""
    return CONNECT + msgspec.json.encode(auth)
