"""A program under Locust: it acts with a token of its own in the session that most are in."""

from typing import Any

from locust import HttpUser, constant_pacing, task

from users.session import Session

_SCOPES = ["sessions:read", "messages:read", "messages:write"]


class Program(HttpUser):
    """Once a second it writes to the chat or reads what is new, as bots do."""

    fixed_count = 1
    wait_time = constant_pacing(1)

    def on_start(self) -> None:
        """Get a token from the presenter, and look from where to read."""
        wanted = {"name": "Locust", "scopes": _SCOPES, "expires_in_days": 1}
        made = self.client.post("/api/tokens", json=wanted, headers=Session.headers).json()
        self._id, self._seq = made["id"], 0
        self.client.headers["Authorization"] = f"Bearer {made['token']}"

    def on_stop(self) -> None:
        """Have the token revoked."""
        path = f"/api/tokens/{self._id}"
        self.client.delete(path, headers=Session.headers, name="/api/tokens/[id]")

    @task(2)
    def write(self) -> None:
        """Send a message to the chat."""
        text = {"message": "a program in the room says something"}
        self._ask("POST", "messages", "messages", json=text)

    @task(3)
    def read(self) -> None:
        """Read one page of the log after the last one."""
        page = self._ask("GET", f"events?since={self._seq}&limit=50", "events (program)").json()
        self._seq = max([self._seq, *(one["seq"] for one in page["events"])])

    def _ask(self, method: str, path: str, name: str, **body: Any) -> Any:
        path = f"/api/sessions/{Session.session_id}/{path}"
        return self.client.request(method, path, name=f"/api/sessions/[id]/{name}", **body)
