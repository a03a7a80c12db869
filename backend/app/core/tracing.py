"""Traces by OpenTelemetry, if the standard variables name somewhere to send them.

Without them no SDK is imported, and a span is a constant that does nothing.
"""

import os
from collections.abc import MutableMapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Any, Literal, Protocol

import structlog

log = structlog.get_logger()

Kind = Literal["INTERNAL", "SERVER", "PRODUCER"]
SERVER: Kind = "SERVER"
PRODUCER: Kind = "PRODUCER"
_WHERE = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")


class Span(Protocol):
    """What may be done to a span. Never tell it what people wrote, their names, codes or tokens."""

    def set_attribute(self, key: str, value: str | int) -> None:
        """Say more of what is done."""

    def update_name(self, name: str) -> None:
        """Call it by what it turned out to be."""


class _Nothing:
    def set_attribute(self, key: str, value: str | int) -> None: ...

    def update_name(self, name: str) -> None: ...


_NOTHING = nullcontext[Span](_Nothing())
_otlp: Any = None


def start(version: str, worker: str) -> None:
    """Trace from now on, if the environment says where to; what is missing for it is logged."""
    global _otlp  # noqa: PLW0603 - one for this process
    if _is_wanted():
        try:
            _otlp = import_module("app.core.otlp").Otlp(version, worker)
        except ImportError as error:
            log.error("no_traces", error=str(error), remedy="pip install -r requirements-otel.txt")


def stop() -> None:
    """Send what is left; it may take a second."""
    global _otlp
    ending, _otlp = _otlp, None
    if ending is not None:
        ending.end()


def span(
    name: str, kind: Kind = "INTERNAL", origins: Sequence[Any] = (), **attributes: str | int
) -> AbstractContextManager[Span]:
    """What is done in the block, as a span. `origins` are spans whose work is done together here.

    An error that leaves the block is told by the name of its class, and by nothing else.
    """
    if _otlp is None:
        return _NOTHING
    made: AbstractContextManager[Span] = _otlp.span(name, kind, origins, attributes)
    return made


def current() -> Any:
    """The span that runs, for `origins`; None if nobody traces."""
    return None if _otlp is None else _otlp.current()


def add_ids(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
    """A structlog processor: which trace and span a line belongs to."""
    if (running := current()) is not None:
        context = running.get_span_context()
        event["trace_id"] = format(context.trace_id, "032x")
        event["span_id"] = format(context.span_id, "016x")
    return event


def _is_wanted() -> bool:
    off = os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true"
    none = os.environ.get("OTEL_TRACES_EXPORTER", "otlp").lower() == "none"
    return any(os.environ.get(name) for name in _WHERE) and not (off or none)
