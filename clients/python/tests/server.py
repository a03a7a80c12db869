"""The server itself, as a process of its own, and sessions on it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

BACKEND = Path(__file__).resolve().parents[3] / "backend"
_SECONDS = 60.0
_SECRET = "0123456789abcdef0123456789abcdef"
_RUN_OUT = """
import base64, datetime, json, sys
from app.core.security import create_token
part = sys.argv[1].split(".")[1]
claims = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
whose = {name: claims.get(name) for name in ("sub", "session_id")}
print(create_token(whose, claims["aud"], datetime.timedelta(seconds=-60)))
"""


class Server:
    """Where it listens, and a presenter's requests."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.http = httpx.Client(base_url=self.url, trust_env=False, timeout=30)
        self.token = ""

    def sign_in(self) -> None:
        answer = self.http.post("/auth/test-login", json={"email": "host@example.com"})
        self.token = answer.raise_for_status().json()["access_token"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"

    def ask(self, method: str, path: str, **body: Any) -> Any:
        """Return what the API answers."""
        answer = self.http.request(method, f"/api{path}", json=body or None)
        return answer.raise_for_status().json() if answer.content else None

    def session(self, **features: bool) -> Any:
        """A session under way, with chat."""
        made = self.ask("POST", "/sessions", title="Talk")
        self.ask("POST", f"/sessions/{made['id']}/activate")
        self.ask("PATCH", f"/sessions/{made['id']}/features", chat=True, **features)
        return made


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Start the server on SQLite in `folder`, wait until it is ready, and end it."""
    port = free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/client.sqlite",
        "SECRET_KEY": _SECRET,
        "LIMIT_MESSAGES": "1000/second burst 1000",
    }
    command = [sys.executable, "-m", "app", "serve", "--host", "127.0.0.1", "--port", str(port)]
    log = folder / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [*command, "--workers", "1"], cwd=BACKEND, env=environment, stdout=output, stderr=output
        ) as process,
    ):
        server = Server(port)
        try:
            _wait_until_ready(server, process, log)
            server.sign_in()
            yield server
        finally:
            server.http.close()
            process.terminate()
            process.wait(_SECONDS)


def run_out(token: str) -> str:
    """A token of the same participant whose time has passed, as the server itself signs it."""
    command = [sys.executable, "-c", _RUN_OUT, token]
    done = subprocess.run(
        command,
        cwd=BACKEND,
        env={**os.environ, "SECRET_KEY": _SECRET},
        check=True,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
    )
    return done.stdout.strip()


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            if server.http.get("/health/ready").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text()[-2000:]}")


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        port: int = made.getsockname()[1]
        return port
