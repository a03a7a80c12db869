"""Commands, checked against the contract before they are sent."""

from typing import Any

import msgspec

from engagenow_client.contract import COMMANDS
from engagenow_client.errors import ConfigError


def check_command(field: str, name: str, payload: Any) -> None:
    """Raise ConfigError unless the contract has this command and allows the payload."""
    if name not in COMMANDS:
        raise ConfigError(f"{field}: there is no command {name!r}")
    try:
        msgspec.convert(payload, COMMANDS[name][0])
    except msgspec.ValidationError as error:
        raise ConfigError(f"{field}: {name}: {error}") from None
