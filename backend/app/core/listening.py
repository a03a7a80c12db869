"""Opening the port, with one line if that fails."""

import errno
import socket

from app.core.arguments import no_host

_UNSENT_BYTES = 128 * 1024  # which the system keeps for one slow client; it would grow to 4 MB
_FIRST_FREE_PORT = 1024  # those below are for root


def bind(host: str, port: int) -> socket.socket:
    """Return a socket bound to `host` and `port`.

    Raises:
        SystemExit: says which of the two to change.
    """
    try:
        return _bound(socket.AF_INET6 if ":" in host else socket.AF_INET, host, port)
    except (OSError, UnicodeError) as error:
        raise _refusal(host, port, error) from None


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # connections inherit it
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _UNSENT_BYTES)
    try:
        listener.bind((host, port))
    except BaseException:
        listener.close()
        raise
    return listener


def _refusal(host: str, port: int, error: Exception) -> SystemExit:
    if isinstance(error, socket.gaierror | UnicodeError) or (
        isinstance(error, OSError) and error.errno == errno.EADDRNOTAVAIL
    ):
        return no_host(host)
    other = port + 1 if _FIRST_FREE_PORT <= port < 65_535 else 8000
    reason = error.strerror if isinstance(error, OSError) else error
    return SystemExit(
        f"Port {port} on {host} cannot be opened ({reason}); "
        f"choose another one: make run PORT={other}"
    )
