"""The configuration of a pool, checked when it is made."""

from dataclasses import dataclass

from engagenow_client.checks import check_range
from engagenow_client.names import check_names
from engagenow_client.streams.duplicates import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolConfig:
    """Size and rules of a pool; times in seconds.

    `names` are those of its first connections, by which `Message.connection` and counts tell them
    apart; the others, and all where none is given, get the stream's name and a number.

    `key` reads from a payload what tells messages apart, as a sequence number; without it whole
    payloads are compared. `window` of them are remembered: a connection that is further behind is
    closed, and opened anew. The connections open within `spread`. Every `rotate_every` the slowest
    one is replaced: the new one is useful before the old one is closed.

    Raises:
        ConfigError: a number is out of its range, or a name is not one of its own.
    """

    size: int = 3
    names: tuple[str, ...] = ()
    key: Key | None = None
    window: int = 16384
    spread: float = 0.25
    rotate_every: float | None = 60.0

    def __post_init__(self) -> None:
        check_range("size", self.size, 2, 32)
        check_names("names", self.names, self.size)
        check_range("window", self.window, 1)
        check_range("spread", self.spread, 0)
        check_range("rotate_every", self.rotate_every, 0.001)
