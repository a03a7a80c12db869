"""HOST, PORT and WORKERS from `make run`: a wrong value is refused by name in one line.

argparse would print its usage instead, which does not help somebody who typed `make run`.
"""

import socket

_MOST_PORTS = 65_535
_MOST_WORKERS = 512


def port(given: str) -> int:
    """Parse a port.

    Raises:
        SystemExit: says what it must be.
    """
    return _number("PORT", given, _MOST_PORTS, "8000")


def workers(given: str) -> int:
    """Parse the number of worker processes.

    Raises:
        SystemExit: says what it must be.
    """
    return _number("WORKERS", given, _MOST_WORKERS, "1")


def host(given: str) -> str:
    """Return the name or address of this computer to listen on.

    Raises:
        SystemExit: it does not resolve.
    """
    try:
        if given.isascii() and given:
            socket.getaddrinfo(given, None, type=socket.SOCK_STREAM)
            return given
    except (OSError, UnicodeError):  # a label of a name has 63 letters at most
        pass
    raise no_host(given)


def no_host(given: str) -> SystemExit:
    """Return the exit for a host that is not this computer's."""
    return SystemExit(
        f"HOST={_shown(given)} is not a name or address of this computer: "
        "make run HOST=0.0.0.0 opens it to the network, HOST=127.0.0.1 only to this computer."
    )


def _number(name: str, given: str, most: int, such_as: str) -> int:
    if given.isascii() and given.isdecimal() and len(given) < 10 and 1 <= int(given) <= most:
        return int(given)
    raise SystemExit(
        f"{name}={_shown(given)} is not a number from 1 to {most}: make run {name}={such_as}"
    )


def _shown(given: str) -> str:
    """Return the value shortened to one line."""
    return "".join(char if char.isprintable() else "?" for char in given[:60])
