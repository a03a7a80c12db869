"""The REST work: presenters who run sessions, newcomers who join."""

import secrets

from locust import HttpUser, between, task

from users.session import Session, nickname


class Presenter(HttpUser):
    """Makes sessions, moves them through their life, looks at the list."""

    weight = 1
    wait_time = between(0.5, 2)

    def on_start(self) -> None:
        """Sign in as a new presenter."""
        email = f"{secrets.token_hex(6)}@example.com"
        answer = self.client.post("/auth/test-login", json={"email": email})
        self.client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    @task(2)
    def run_a_session(self) -> None:
        """From the draft to the end."""
        made = self.client.post("/api/sessions", json={"title": "Locust"}).json()
        path = f"/api/sessions/{made['id']}"
        steps = ("activate", "pause", "activate", "end")
        self.client.get(f"{path}/qr.svg", name="/api/sessions/[id]/qr.svg")
        self.client.patch(
            f"{path}/features", json={"chat": True}, name="/api/sessions/[id]/features"
        )
        for step in steps:
            self.client.post(f"{path}/{step}", name=f"/api/sessions/[id]/{step}")

    @task(3)
    def look_at_the_list(self) -> None:
        """Read the list of sessions, as the dashboard does."""
        self.client.get("/api/sessions")


class Newcomer(HttpUser):
    """Scans the code, joins, reads the log, and comes again as somebody else."""

    weight = 2
    wait_time = between(0.5, 2)

    @task
    def join(self) -> None:
        """Preview the session, join it, and read its log."""
        self.client.get(f"/api/join/{Session.code}", name="/api/join/[code]")
        answer = self.client.post(
            f"/api/join/{Session.code}", json={"nickname": nickname()}, name="/api/join/[code]"
        )
        if answer.status_code != 200:
            return
        headers = {"Authorization": f"Bearer {answer.json()['token']}"}
        self.client.get(
            f"/api/sessions/{Session.session_id}/events?since=0&limit=50",
            headers=headers,
            name="/api/sessions/[id]/events",
        )
