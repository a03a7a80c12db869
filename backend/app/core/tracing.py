"""OpenTelemetry traces, if the standard variables say where to send them.

Otherwise no SDK is imported, and a span is a constant that does nothing.
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
    """The interface of a span. Never give it people's texts, names, codes or tokens."""

    def set_attribute(self, key: str, value: str | int) -> None: ...

    def update_name(self, name: str) -> None: ...


class _Nothing:
    def set_attribute(self, key: str, value: str | int) -> None: ...

    def update_name(self, name: str) -> None: ...


_NOTHING = nullcontext[Span](_Nothing())
_otlp: Any = None


def start(version: str, worker: str) -> None:
    """Start tracing if the environment says where to; log what is missing for it."""
    global _otlp  # noqa: PLW0603 - one for this process
    if _is_wanted():
        try:
            _otlp = import_module("app.core.otlp").Otlp(version, worker)
        except ImportError as error:
            log.error("no_traces", error=str(error), remedy="pip install -r requirements-otel.txt")


def is_on() -> bool:
    """Return whether spans are recorded."""
    return _otlp is not None


def stop() -> None:
    """Send the remaining spans; takes up to a second."""
    global _otlp
    ending, _otlp = _otlp, None
    if ending is not None:
        ending.end()


def span(
    name: str, kind: Kind = "INTERNAL", origins: Sequence[Any] = (), **attributes: str | int
) -> AbstractContextManager[Span]:
    """Trace a block as a span; `origins` are spans whose work this block does together.

    An exception that leaves the block is named by its class only.
    """
    if _otlp is None:
        return _NOTHING
    made: AbstractContextManager[Span] = _otlp.span(name, kind, origins, attributes)
    return made


def current() -> Any:
    """Return the current span for `origins`; None if tracing is off."""
    return None if _otlp is None else _otlp.current()


def add_ids(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
    """Structlog processor: add trace id and span id."""
    if (running := current()) is not None:
        context = running.get_span_context()
        event["trace_id"] = format(context.trace_id, "032x")
        event["span_id"] = format(context.span_id, "016x")
    return event


def _is_wanted() -> bool:
    off = os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true"
    none = os.environ.get("OTEL_TRACES_EXPORTER", "otlp").lower() == "none"
    return any(os.environ.get(name) for name in _WHERE) and not (off or none)
