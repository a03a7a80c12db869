"""The one session that everybody is in, and the bounds of a run."""

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
_TIMEOUT = 10

_Json = dict[str, Any]


class Session:
    """A running session with chat, reactions, questions and pulse on, and an open poll."""

    code: ClassVar[str] = ""
    session_id: ClassVar[str] = ""

    @classmethod
    def open(cls, url: str) -> None:
        """Sign in and start the session."""
        signed_in = _post(url, "/auth/test-login", {"email": "locust@example.com"}, {})
        headers = {"Authorization": f"Bearer {signed_in['access_token']}"}
        made = _post(url, "/api/sessions", {"title": "Locust"}, headers)
        cls.code, cls.session_id = made["session_code"], made["id"]
        _post(url, f"/api/sessions/{cls.session_id}/activate", None, headers)
        features = dict.fromkeys(("chat", "reactions", "questions", "pulse"), True)
        path = f"{url}/api/sessions/{cls.session_id}/features"
        requests.patch(path, json=features, headers=headers, timeout=_TIMEOUT).raise_for_status()
        options = [{"text": text} for text in ("A", "B", "C")]
        poll = {"kind": "choice", "prompt": "Which one?", "options": options}
        polls = f"/api/sessions/{cls.session_id}/activities"
        made = _post(url, polls, poll, headers)
        _post(url, f"{polls}/{made['id']}/open", None, headers)


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


def judge(environment: Environment) -> None:
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
