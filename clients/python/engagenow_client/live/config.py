"""The configuration of a client, checked when it is made."""

from dataclasses import dataclass, field
from typing import Any, Literal

from engagenow_client.buffer import WHEN_FULL, WhenFull
from engagenow_client.checks import check_range, check_url
from engagenow_client.errors import ConfigError
from engagenow_client.live.messages import check_command
from engagenow_client.retry import Retry
from engagenow_client.tcp import Connect

Transport = Literal["websocket", "polling"]
TRANSPORTS: tuple[Transport, ...] = ("websocket", "polling")
_ONE_OF = {
    "locale": ("ko", "en"),
    "decode_errors": ("count", "raise"),
    "when_full": WHEN_FULL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveConfig:
    """Where to take part, and as whom; times in seconds.

    `url` is the server's, as people open it. A session is named by its `code`, or by its id for who
    has a `token`: a participant's from joining, or a presenter's. With a code and a `nickname` the
    first connection joins, and the token that it gets is used from then on.

    `on_connect` are commands as `(name, payload)` that are sent after each join, in their order.
    `transports` are tried in turn. Of what waits for who iterates, `buffer` and `when_full` say how
    much and what then; by default the server has to wait, so that nothing is lost. `connect` opens
    the connection for a WebSocket in place of TCP to the host of `url`, as to a Unix socket.

    Raises:
        ConfigError: a field is wrong; the message names it.
    """

    url: str
    code: str | None = None
    session_id: str | None = None
    token: str | None = None
    nickname: str | None = None
    passcode: str | None = None
    locale: Literal["ko", "en"] = "en"
    name: str = "live"
    on_connect: tuple[tuple[str, dict[str, Any]], ...] = ()
    transports: tuple[Transport, ...] = TRANSPORTS
    decode_errors: Literal["count", "raise"] = "raise"
    buffer: int = 4096
    when_full: WhenFull = "wait"
    connect_within: float = 10.0
    answer_within: float = 8.0
    ping_every: float | None = 20.0
    retry: Retry = field(default_factory=lambda: Retry(first=0.5, most=5.0))
    connect: Connect | None = None

    def __post_init__(self) -> None:
        check_url("url", self.url, ("http", "https"))
        self._check_who()
        self._check_transports()
        for name, allowed in _ONE_OF.items():
            if getattr(self, name) not in allowed:
                raise ConfigError(f"{name}: has to be one of {', '.join(allowed)}")
        check_range("buffer", self.buffer, 1)
        for name in ("connect_within", "answer_within", "ping_every"):
            check_range(name, getattr(self, name), 0.001)
        for number, (command, payload) in enumerate(self.on_connect):
            check_command(f"on_connect[{number}]", command, payload)

    def _check_transports(self) -> None:
        if not self.transports:
            raise ConfigError("transports: is empty")
        if self.connect is not None and self.transports != ("websocket",):
            raise ConfigError("connect: is for WebSockets, the only transport then")
        for transport in self.transports:
            if transport not in TRANSPORTS:
                raise ConfigError(f"transports: knows no {transport!r}")

    def _check_who(self) -> None:
        if not self.name:
            raise ConfigError("name: is empty")
        if (self.code is None) == (self.session_id is None):
            raise ConfigError("code: give this or session_id, and not both")
        if self.token is None and (self.code is None or self.nickname is None):
            raise ConfigError("nickname: has to be there with a code, or else a token")
