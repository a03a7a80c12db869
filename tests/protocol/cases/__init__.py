"""The cases, each a function; `load` fills `rig.case.CASES` in the order of the protocols."""

from importlib import import_module

MODULES = ("handshake", "polling", "websocket", "upgrade", "socket_io")


def load() -> None:
    """Import all of them."""
    for name in MODULES:
        import_module(f"cases.{name}")
