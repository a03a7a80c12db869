"""Structured logs: one JSON line per event, without message bodies or tokens."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from app.core.tracing import add_ids

_QUOTED = re.compile(r"(?<=DETAIL:  ).*|(?<=invalid input for query argument ).*")


def configure_logging(*, console: bool, worker: str = "") -> None:
    """Send structlog and the standard library's loggers to stderr, as JSON or for a terminal.

    A terminal shows only problems: refusals are normal. Lines contain the worker's name and the
    trace id, if there are any.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        _adding({"worker": worker} if worker else {}),
        add_ids,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        without_values,
    ]
    renderer = _for_people() if console else structlog.processors.JSONRenderer()
    least = logging.WARNING if console else logging.NOTSET
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(least),
        processors=[*shared, renderer],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    _hand_over(shared, renderer)


def _hand_over(
    shared: list[structlog.typing.Processor], renderer: structlog.typing.Processor
) -> None:
    """Route the standard library's loggers through structlog."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def _for_people() -> structlog.typing.Processor:
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())


def without_values(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
    """Processor: remove the values that PostgreSQL and its driver quote from statements."""
    if "exception" in event:
        event["exception"] = _QUOTED.sub("…", event["exception"])
    return event


def _adding(values: dict[str, str]) -> structlog.typing.Processor:
    def add(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
        event.update(values)
        return event

    return add
