"""What the messages of the streams are."""

import msgspec


class Book(msgspec.Struct, gc=False):
    """Best bid and ask of a market."""

    u: int
    s: str
    b: str
    a: str


class Wrapped(msgspec.Struct, gc=False):
    """A message of a combined stream."""

    stream: str
    data: Book


class _Numbered(msgspec.Struct):
    class Data(msgspec.Struct):
        """What tells messages apart."""

        u: int

    data: Data


_number = msgspec.json.Decoder(_Numbered).decode


def number_of(payload: bytes) -> int:
    """Return what tells a message from all others."""
    return _number(payload).data.u
