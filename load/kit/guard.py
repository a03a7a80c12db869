"""Only this computer is ever loaded: a load tool pointed elsewhere is an attack."""

import ipaddress
from urllib.parse import urlsplit


def loopback_url(url: str) -> str:
    """The URL without a slash at its end.

    Raises:
        SystemExit: it names another computer.
    """
    host = urlsplit(url).hostname or ""
    if not _is_loopback(host):
        raise SystemExit(f"Only servers on this computer are loaded; {host or url!r} is refused.")
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
