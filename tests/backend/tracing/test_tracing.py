"""Tracing while nobody asks for it, and when what it needs is not there."""

import subprocess
import sys

import pytest

from app.core import tracing
from guards.sources import ROOT

_NIGHTLY = pytest.mark.nightly  # a process each, which imports the whole server
_SOMEWHERE = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}
OFF = [
    {},
    pytest.param({"OTEL_EXPORTER_OTLP_ENDPOINT": ""}, marks=_NIGHTLY),
    pytest.param({**_SOMEWHERE, "OTEL_SDK_DISABLED": "true"}, marks=_NIGHTLY),
    pytest.param({**_SOMEWHERE, "OTEL_TRACES_EXPORTER": "none"}, marks=_NIGHTLY),
]
IMPORTS_NOTHING = """
import sys
from app.core import tracing
import app.main
tracing.start("1", "")
with tracing.span("nothing") as span:
    span.set_attribute("a", 1)
    span.update_name("b")
assert tracing.current() is None
assert tracing.span("one") is tracing.span("other")
tracing.stop()
# redis-py imports opentelemetry.sdk by itself wherever that is installed.
ours = ("app.core.otlp", "opentelemetry.exporter", "opentelemetry.sdk.trace", "google.protobuf")
print([name for name in sys.modules if name.startswith(ours)])
"""
WITHOUT_THE_PACKAGES = """
import sys
sys.modules["opentelemetry.exporter.otlp.proto.http.trace_exporter"] = None
from app.core import tracing
from app.core.logging import configure_logging
configure_logging(console=False)
tracing.start("1", "")
assert tracing.current() is None
"""


def run(script: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        cwd=ROOT / "backend",
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("environment", OFF)
def test_without_somewhere_to_send_them_nothing_is_imported(environment: dict[str, str]) -> None:
    assert run(IMPORTS_NOTHING, **environment).stdout.strip() == "[]"


def test_without_its_packages_a_server_says_so_and_goes_on() -> None:
    done = run(WITHOUT_THE_PACKAGES, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9")
    assert '"event": "no_traces"' in done.stderr
    assert "requirements-otel.txt" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_to_stop_what_has_not_started_is_nothing() -> None:
    tracing.stop()
    assert tracing.current() is None
