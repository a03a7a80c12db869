"""OpenTelemetry's SDK; only `tracing` imports it, and only if traces are on."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

_END_SECONDS = 1.0

# One line for a batch that was not taken, none for each time that it was tried.
logging.getLogger("opentelemetry").setLevel(logging.ERROR)


class Otlp:
    """Sends spans by OTLP over HTTP, configured by the standard variables.

    The provider is private: FastAPI would tell a global one paths, which contain join codes.
    """

    def __init__(self, version: str, worker: str) -> None:
        about = {"service.version": version, "service.instance.id": worker or str(os.getpid())}
        if not os.environ.get("OTEL_SERVICE_NAME"):
            about["service.name"] = "engagenow"
        self._provider = TracerProvider(resource=Resource.create(about), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("engagenow", version)

    @contextmanager
    def span(
        self, name: str, kind: str, origins: Sequence[trace.Span], attributes: dict[str, Any]
    ) -> Iterator[trace.Span]:
        """Open a span below the first of `origins` or the current one; name errors by class."""
        with self._tracer.start_as_current_span(
            name,
            context=trace.set_span_in_context(origins[0]) if origins else None,
            kind=trace.SpanKind[kind],
            links=[trace.Link(one.get_span_context()) for one in origins[1:]],
            attributes=attributes,
            record_exception=False,  # its text may hold what somebody wrote
            set_status_on_exception=False,
        ) as span:
            try:
                yield span
            except BaseException as error:
                span.set_status(trace.StatusCode.ERROR, type(error).__name__)
                raise

    def current(self) -> trace.Span | None:
        """Return the current span, None outside of all."""
        found = trace.get_current_span()
        return found if found.get_span_context().is_valid else None

    def end(self) -> None:
        """Send the remaining spans, within one second."""
        # The SDK's own time limits wait for a collector that is away; a thread can be left behind.
        ending = Thread(target=self._provider.shutdown, daemon=True)
        ending.start()
        ending.join(_END_SECONDS)
