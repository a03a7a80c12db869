"""What python-engineio logs: tracebacks of our own errors, a line for what clients send amiss."""

import logging

# How it logs what it cannot read. All else that it logs as an exception comes from our handlers.
_OF_CLIENTS = ("post request handler error", "Unknown receive error")


def engine_log() -> logging.Logger:
    """The logger to give to the engine."""
    log = logging.getLogger("engineio")
    log.addFilter(_without_traceback)
    return log


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.msg in _OF_CLIENTS:
        record.exc_info = None
    return True
