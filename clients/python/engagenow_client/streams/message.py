"""What a stream hands over."""

from typing import Any

import msgspec


class Message(msgspec.Struct, frozen=True, gc=False):
    """One message of a stream.

    `name` is the key of its type, "" if the stream names none. `data` is an instance of the type
    given for that name. `at_ns` is when it was read (`time.monotonic_ns`), `connection` who read
    it. `missed` is None but for the first message after a reconnection: there it is for how many
    seconds nothing was read.
    """

    name: str
    data: Any
    at_ns: int
    connection: str
    missed: float | None = None
