"""A worker's place: an address that stays, whoever is at it."""

import asyncio
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from app.supervisor.child import Child, StartError
from fixtures.ports import HOST, free_port

BACKEND = Path(__file__).resolve().parents[2] / "backend"

_END_SECONDS = 6  # a worker ends within 4.5 s by itself
_SECONDS = 2
_QUIETLY = ("sh", "-c", 'exec "$@" >/dev/null', "sh")  # it would say that people come to it


class Place:
    """Where the worker called `name` listens, as in the compose file."""

    def __init__(
        self, name: str, settings: Mapping[str, str], host: str = HOST, port: int = 0
    ) -> None:
        self.name = name
        self.host = host
        self.port = port or free_port()
        self.version = ""
        self._settings = settings
        self._child: Child | None = None

    @property
    def address(self) -> str:
        """Where nginx finds it."""
        return f"{self.host}:{self.port}"

    @property
    def pid(self) -> int:
        """The process that is there now, 0 if there is none."""
        return self._child.pid if self._child else 0

    async def start(self, version: str, seconds: float, **settings: str) -> None:
        """Start a worker, and wait until it is ready.

        Raises:
            StartError: it ends, or is not ready within so many seconds.
        """
        command = [sys.executable, "-P", "-m", "app", "serve", "--host", self.host]
        port = ["--port", str(self.port)]
        environment = {"PYTHONPATH": str(BACKEND), "WORKER_ID": self.name, **self._settings}
        self._child = await Child.start(*_QUIETLY, *command, *port, **{**environment, **settings})
        self.version = version
        if not await self._child.comes_up(self._is_ready, seconds):
            raise StartError

    async def stop(self) -> None:
        """Let it drain and end."""
        if self._child is not None:
            await self._child.stop(_END_SECONDS)
            self._child = None

    async def ended(self) -> None:
        """Wait for its end, whoever brought it about."""
        if self._child is not None:
            await self._child.ended()

    async def _is_ready(self) -> bool:
        return await asyncio.to_thread(self._answers_ready)

    def _answers_ready(self) -> bool:
        connection = HTTPConnection(self.host, self.port, timeout=_SECONDS)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
