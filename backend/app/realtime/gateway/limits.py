"""Limits on sockets, and on commands that have no limit of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from app.core.config import Settings
from app.core.limits import LimitSettings
from app.core.rates import Rate, RateSetting


class SocketLimits(LimitSettings):
    """Of one person on one server, whatever the number of tabs; and of one address."""

    limit_commands: RateSetting = Rate(10, 1, 40)
    sockets_per_person: int = Field(default=8, gt=0)
    sockets_per_presenter: int = Field(default=32, gt=0)
    sockets_per_screen_token: int = Field(default=10, gt=0)
    # Of one address.
    sockets_without_token: int = Field(default=20, gt=0)

    in_tests: ClassVar = {
        "limit_commands": "10000/second",
        "sockets_per_person": 1000,
        "sockets_per_presenter": 1000,
        "sockets_without_token": 10000,
    }
    counted: ClassVar = ("commands", "sockets_per_person", "sockets_without_token")


@dataclass(frozen=True, slots=True)
class SenderLimit:
    """How fast one person may send commands of one kind; `rate` takes whether they are a host."""

    name: str
    rate: Callable[[Settings, bool], Rate]


COMMANDS = SenderLimit(
    "commands", lambda settings, _is_host: settings.limits(SocketLimits).limit_commands
)
