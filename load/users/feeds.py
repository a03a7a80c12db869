"""A program under Locust that pushes the numbers of a feed to the session that most are in."""

import random

from locust import HttpUser, constant_pacing, task

from users.session import TOPIC, Session

_A_SECOND = 10


class FeedProgram(HttpUser):
    """Pushes ten times a second; members are told four times a second at most."""

    fixed_count = 1
    wait_time = constant_pacing(1 / _A_SECOND)

    def on_start(self) -> None:
        """Take the presenter's token."""
        self.client.headers.update(Session.headers)
        self._value = 100.0

    @task
    def push(self) -> None:
        """Push one value, a small step from the last."""
        self._value += random.gauss(0, 0.5)
        path = f"/api/sessions/{Session.session_id}/feeds/{Session.feed_id}/points"
        points = [{"topic": TOPIC, "value": self._value}]
        self.client.post(path, json={"points": points}, name="/api/sessions/[id]/feeds/[id]/points")
