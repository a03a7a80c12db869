"""The configuration of a stream, checked when it is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from engagenow_client.buffer import WHEN_FULL, WhenFull
from engagenow_client.checks import check_range, check_url
from engagenow_client.errors import ConfigError
from engagenow_client.retry import Retry
from engagenow_client.tcp import Connect


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamConfig:
    """How to read one stream of JSON messages; times in seconds, sizes in bytes or messages.

    `on_connect` are the messages sent each time a connection opens, in their order: texts, bytes,
    or whatever JSON can express. `tag` is the field whose text names a message's type, `key` makes
    of that text a key of `types`; without a tag all messages have the one type under "".
    `id_field` is where requests and their answers name the same id.
    Messages of another name are counted as `unknown`; what is not as its type says is counted, and
    raised to who reads if `decode_errors` is "raise". A type ignores fields that it does not name;
    declared with `gc=False`, it spares Python's collector from looking at all that wait.

    `buffer` messages wait for who iterates. When it is full, the oldest or the newest is dropped,
    or the connection is not read from ("wait"), or it is closed. `ping_every` measures the round
    trip; a connection that is silent for `quiet_after`, pongs included, is replaced.

    `connect` opens the TCP connection to a host and port, as a socket that does not block, for
    programs that check addresses; TLS and the handshake follow as ever.

    Raises:
        ConfigError: a field is wrong; the message names it.
    """

    url: str
    name: str = "stream"
    on_connect: tuple[Any, ...] = ()
    types: Mapping[str, Any] = field(default_factory=lambda: {"": Any})
    tag: str | None = None
    key: Callable[[str], str] = str
    id_field: str = "id"
    decode_errors: Literal["count", "raise"] = "count"
    buffer: int = 4096
    when_full: WhenFull = "drop_oldest"
    max_frame: int = 1 << 20
    connect_within: float = 10.0
    ping_every: float | None = 20.0
    quiet_after: float | None = 60.0
    headers: Mapping[str, str] = field(default_factory=dict)
    retry: Retry = field(default_factory=Retry)
    connect: Connect | None = None

    def __post_init__(self) -> None:
        check_url("url", self.url, ("ws", "wss"))
        self._check_numbers()
        self._check_texts()
        if self.tag is None and set(self.types) != {""}:
            raise ConfigError('types: without a tag there is one type, under ""')
        if self.decode_errors not in ("count", "raise"):
            raise ConfigError("decode_errors: has to be count or raise")
        if self.when_full not in WHEN_FULL:
            raise ConfigError(f"when_full: has to be one of {', '.join(WHEN_FULL)}")
        for number, message in enumerate(self.on_connect):
            _check_message(f"on_connect[{number}]", message)

    def _check_texts(self) -> None:
        for name in ("name", "id_field"):
            if not getattr(self, name):
                raise ConfigError(f"{name}: is empty")

    def _check_numbers(self) -> None:
        check_range("buffer", self.buffer, 1)
        check_range("max_frame", self.max_frame, 125)
        check_range("connect_within", self.connect_within, 0.001)
        check_range("ping_every", self.ping_every, 0.001)
        check_range("quiet_after", self.quiet_after, self.ping_every or 0.001)


def encoded(message: Any) -> bytes:
    """Return a message as it is sent: bytes and texts as they are, all else as JSON.

    Raises:
        TypeError: it cannot be expressed in JSON.
    """
    if isinstance(message, bytes):
        return message
    return message.encode() if isinstance(message, str) else msgspec.json.encode(message)


def _check_message(name: str, message: Any) -> None:
    try:
        encoded(message)
    except (TypeError, msgspec.MsgspecError) as error:
        raise ConfigError(f"{name}: {error}") from None
