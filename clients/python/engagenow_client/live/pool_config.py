"""The configuration of a pool of connections to one session."""

from dataclasses import dataclass

from engagenow_client.checks import check_range
from engagenow_client.names import check_names

MOST = 8  # the server lets one participant have so many sockets


@dataclass(frozen=True, slots=True, kw_only=True)
class LivePoolConfig:
    """How many connections, and how often the slowest is replaced, in seconds.

    `names` are those of the first connections, by which `LiveStats.wins` tells them apart; the
    others, and all where none is given, get the client's name and a number.

    Raises:
        ConfigError: a number is out of its range, or a name is not one of its own.
    """

    size: int = 2
    names: tuple[str, ...] = ()
    rotate_every: float | None = 60.0

    def __post_init__(self) -> None:
        # One more is open while the slowest is replaced.
        check_range("size", self.size, 2, MOST if self.rotate_every is None else MOST - 1)
        check_names("names", self.names, self.size)
        check_range("rotate_every", self.rotate_every, 0.001)
