"""The server behind a proxy."""

from contextlib import ExitStack
from pathlib import Path

from fixtures.ports import HOST, free_port
from fixtures.server import Server, serving, sqlite_in

SIGN_INS = 10  # of one address, within an hour


class OwnServer:
    """The server behind a proxy, which comes back to the same port."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.port = free_port()
        self._folder = folder
        self._settings = {
            "DATABASE_URL": sqlite_in(folder),
            "LIMIT_TEST_SIGN_INS": f"{SIGN_INS}/hour",
            "TRUSTED_PROXIES": HOST,
            **settings,
        }
        self._stack = ExitStack()

    def start(self) -> Server:
        arguments = ("--port", str(self.port))
        return self._stack.enter_context(serving(self._folder, *arguments, **self._settings))

    def stop(self) -> None:
        """Be gone at once."""
        self._stack.close()
