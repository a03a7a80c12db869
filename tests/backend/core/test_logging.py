"""Logs: one line of JSON for each event, without what people said or signed in with."""

import json
import subprocess
import sys

import httpx
import pytest
from structlog.testing import capture_logs

from app.core.config import ROOT
from fixtures.live_sessions import active, join

LOG_THREE_EVENTS = """
import logging, structlog
from app.core.logging import configure_logging
configure_logging(console=False)
structlog.get_logger().info("refused", text="a\\nb\\x1b[31m\\u2028")
logging.getLogger("uvicorn.error").error("broken\\nline")
try:
    1 / 0
except ZeroDivisionError as error:
    structlog.get_logger().error("unexpected_error", exc_info=error)
"""


def run_python(code: str) -> "subprocess.CompletedProcess[str]":
    """What a process of its own writes."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        cwd=ROOT / "backend",
        capture_output=True,
        text=True,
    )
    assert done.stdout == ""
    return done


def test_a_person_is_told_only_what_went_wrong_and_in_no_json():
    lines = run_python(LOG_THREE_EVENTS.replace("console=False", "console=True")).stderr
    assert "refused" not in lines
    assert "broken" in lines
    assert "unexpected_error" in lines
    assert "{" not in lines


def test_an_event_is_one_line_whatever_is_in_it():
    done = run_python(LOG_THREE_EVENTS)
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["refused", "broken\nline", "unexpected_error"]
    assert lines[0]["text"] == "a\nb\x1b[31m\u2028"
    assert "ZeroDivisionError" in lines[2]["exception"]
    assert all(line["timestamp"].endswith("Z") for line in lines)


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_refusal_is_one_event_that_names_nobody(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await active(presenter)
    joined = await join(anyone, session, "비밀이름")
    path = f"/api/join/{session['session_code']}"
    with capture_logs() as events:
        await anyone.post(path, json={"nickname": "비밀이름"})
        await anyone.get("/auth/me", headers={"Authorization": f"Bearer {joined['token']}"})
        await presenter.get(f"/api/sessions/{'0' * 32}")
    assert [event["code"] for event in events] == [
        "nickname_taken",
        "token_invalid",
        "session_not_found",
    ]
    written = json.dumps(events, ensure_ascii=False)
    for secret in ("비밀이름", joined["token"], session["session_code"], session["id"], "Bearer"):
        assert secret not in written
