"""What people see of the whole: one address, behind which nginx, pages and two workers are."""

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import httpx

from fixtures.ports import HOST
from fixtures.tls import Certificate
from fixtures.waiting import until_now

READY_SECONDS = 30


@dataclass
class Whole:
    """All services, on loopback."""

    ports: dict[str, int]
    certificate: Certificate

    @property
    def url(self) -> str:
        """The address that people open."""
        return f"https://{HOST}:{self.ports['https']}"

    @property
    def trust(self) -> ssl.SSLContext:
        """What a client needs to believe its certificate."""
        return self.certificate.trusted()

    def http(self, token: str = "") -> httpx.Client:
        """A client, of whoever has the token."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.url, verify=self.trust, headers=headers)

    def session(self) -> aiohttp.ClientSession:
        """What python-socketio's client connects with."""
        return aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=self.trust))

    def wait(self, log: Path) -> None:
        """Wait until nginx and the pages answer."""
        try:
            until_now(self._answers, READY_SECONDS)
        except TimeoutError:
            raise AssertionError(log.with_name("front.log").read_text()) from None

    def _answers(self) -> bool:
        try:
            with self.http() as client:
                return client.get("/").status_code == 200
        except httpx.TransportError:
            return False

    def ask(self, method: str, path: str, body: Any = None, token: str = "") -> Any:
        """One request; a problem is an error here."""
        with self.http(token) as client:
            answer = client.request(method, path, json=body)
        answer.raise_for_status()
        return answer.json()
