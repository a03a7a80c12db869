"""HOST, PORT and WORKERS as `make run` hands them on: taken, or refused by name in one line.

argparse would print how it is called, which is nothing that whoever writes `make run` has to know.
"""

import socket

_MOST_PORTS = 65_535
_MOST_WORKERS = 512


def port(given: str) -> int:
    """A port to listen on.

    Raises:
        SystemExit: says what it must be.
    """
    return _number("PORT", given, _MOST_PORTS, "8000")


def workers(given: str) -> int:
    """How many processes share the work.

    Raises:
        SystemExit: says what it must be.
    """
    return _number("WORKERS", given, _MOST_WORKERS, "1")


def host(given: str) -> str:
    """What to listen on, as it was given: a name or an address of this computer.

    Raises:
        SystemExit: nothing has such a name.
    """
    try:
        if given.isascii() and given:
            socket.getaddrinfo(given, None, type=socket.SOCK_STREAM)
            return given
    except (OSError, UnicodeError):  # a label of a name has 63 letters at most
        pass
    raise no_host(given)


def no_host(given: str) -> SystemExit:
    """How a host is refused that is none of this computer's."""
    return SystemExit(
        f"HOST={_shown(given)} is no name or address of this computer: "
        "make run HOST=0.0.0.0 opens it to the network, HOST=127.0.0.1 to this computer alone."
    )


def _number(name: str, given: str, most: int, such_as: str) -> int:
    if given.isascii() and given.isdecimal() and len(given) < 10 and 1 <= int(given) <= most:
        return int(given)
    raise SystemExit(
        f"{name}={_shown(given)} is no number from 1 to {most}: make run {name}={such_as}"
    )


def _shown(given: str) -> str:
    """What was given, on one line and not longer than that."""
    return "".join(char if char.isprintable() else "?" for char in given[:60])
