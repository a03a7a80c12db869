"""Checks of configurations: each names the field that is wrong."""

from typing import Any
from urllib.parse import urlsplit

from engagenow_client.errors import ConfigError


def check_url(field: str, url: str, schemes: tuple[str, ...]) -> None:
    """Raise ConfigError unless `url` has one of the schemes, a host, and no credentials."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # reading it is what checks it
    except ValueError as error:
        raise ConfigError(f"{field}: {error}") from None
    if parts.scheme not in schemes:
        allowed = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ConfigError(f"{field}: has to begin with {allowed}")
    if not parts.hostname:
        raise ConfigError(f"{field}: names no host")
    if parts.username is not None or parts.password is not None:
        raise ConfigError(f"{field}: credentials do not belong into a URL, which ends up in logs")


def check_range(field: str, value: Any, least: float, most: float = float("inf")) -> None:
    """Raise ConfigError unless `value` is None or within `least` and `most`, both included."""
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise ConfigError(f"{field}: has to be a number from {least:g} to {most:g}, is {value!r}")
