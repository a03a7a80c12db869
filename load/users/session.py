"""The two sessions that people are in, and the bounds of a run."""

import secrets
import time
from typing import Any, ClassVar

import gevent
import requests
from locust.env import Environment

from kit.guard import loopback_url

MOST_USERS = 1000
MOST_SECONDS = 900
P99_ACK_MS = 250  # a Locust user is a whole client: slower than the compiled ones
QUESTIONS, QUESTION_SECONDS = 20, 5  # of the quiz
TOPIC = "speed"  # of the feed
_TIMEOUT = 10

_Json = dict[str, Any]


class Room:
    """A running session of a presenter, whose requests have these `headers`."""

    code: ClassVar[str] = ""
    session_id: ClassVar[str] = ""
    headers: ClassVar[dict[str, str]] = {}

    @classmethod
    def start(cls, url: str, **features: bool) -> None:
        """Sign in and start the session."""
        signed_in = _post(url, "/auth/test-login", {"email": "locust@example.com"}, {})
        cls.headers = {"Authorization": f"Bearer {signed_in['access_token']}"}
        made = _post(url, "/api/sessions", {"title": "Locust"}, cls.headers)
        cls.code, cls.session_id = made["session_code"], made["id"]
        path = f"/api/sessions/{cls.session_id}"
        _post(url, f"{path}/activate", None, cls.headers)
        switched = requests.patch(
            f"{url}{path}/features", json=features, headers=cls.headers, timeout=_TIMEOUT
        )
        switched.raise_for_status()

    @classmethod
    def run_activity(cls, url: str, plan: _Json) -> str:
        """Open an activity, and return its id."""
        path = f"/api/sessions/{cls.session_id}/activities"
        activity_id = str(_post(url, path, plan, cls.headers)["id"])
        _post(url, f"{path}/{activity_id}/open", None, cls.headers)
        return activity_id


class Session(Room):
    """The session that most are in: with chat, reactions, questions, pulse, a poll and a feed."""

    feed_id: ClassVar[str] = ""

    @classmethod
    def open(cls, url: str) -> None:
        """Start it, open the poll, and run the feed."""
        cls.start(url, chat=True, reactions=True, questions=True, pulse=True)
        options = [{"text": text} for text in ("A", "B", "C")]
        cls.run_activity(url, {"kind": "choice", "prompt": "Which one?", "options": options})
        path = f"/api/sessions/{cls.session_id}/feeds"
        cls.feed_id = _post(url, path, {"kind": "push", "topics": [TOPIC]}, cls.headers)["id"]
        _post(url, f"{path}/{cls.feed_id}/start", None, cls.headers)


class QuizRoom(Room):
    """The session in which a quiz runs."""

    quiz_id: ClassVar[str] = ""

    @classmethod
    def open(cls, url: str) -> None:
        """Start it, and open the quiz, before its first question."""
        cls.start(url, chat=False)
        options = [{"text": text, "right": text == "A"} for text in "ABCD"]
        question = {"prompt": "Which one?", "options": options, "seconds": QUESTION_SECONDS}
        plan = {"kind": "quiz", "prompt": "Quiz", "questions": [question] * QUESTIONS}
        cls.quiz_id = cls.run_activity(url, plan)


def nickname() -> str:
    """A name that nobody has."""
    return f"p{secrets.token_hex(6)}"


def bound(environment: Environment) -> None:
    """Refuse other computers and too many users, and end the run whatever was asked for.

    Raises:
        SystemExit: the run must not begin.
    """
    environment.host = loopback_url(environment.host or "")
    options = environment.parsed_options
    if options and (options.num_users or 1) > MOST_USERS:
        raise SystemExit(f"Locust plays {MOST_USERS} users at most here; websocket_load.py more.")
    gevent.spawn_later(MOST_SECONDS, lambda: environment.runner and environment.runner.quit())


def check_limits(environment: Environment) -> None:
    """Fail the run when something failed or acks were late."""
    stats = environment.stats
    acks = stats.get("send_message: ack", "SIO")
    late = acks.num_requests > 0 and (acks.get_response_time_percentile(0.99) or 0) > P99_ACK_MS
    if stats.total.num_failures or late:
        environment.process_exit_code = 1


def report(environment: Environment, name: str, due: float, error: Exception | None = None) -> None:
    """Tell Locust of something that was due at `due` (s of the monotonic clock) and came now."""
    environment.events.request.fire(
        request_type="SIO",
        name=name,
        response_time=(time.monotonic() - due) * 1e3,
        response_length=0,
        exception=error,
        context={},
    )


def _post(url: str, path: str, body: _Json | None, headers: dict[str, str]) -> _Json:
    answer = requests.post(f"{url}{path}", json=body, headers=headers, timeout=_TIMEOUT)
    answer.raise_for_status()
    found: _Json = answer.json()
    return found
