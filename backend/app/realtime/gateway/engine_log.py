"""python-engineio's log: tracebacks for our errors, one line for a client's."""

import logging

# How it logs what it cannot read. All else that it logs as an exception comes from our handlers.
_OF_CLIENTS = ("post request handler error", "Unknown receive error")


def engine_log() -> logging.Logger:
    """Return the logger for the engine."""
    log = logging.getLogger("engineio")
    log.addFilter(_without_traceback)
    return log


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.msg in _OF_CLIENTS:
        record.exc_info = None
    return True
