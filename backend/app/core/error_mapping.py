"""Mapping exceptions to refusals, and refusals to problem documents (RFC 9457) and acks."""

from http import HTTPStatus
from typing import Any

import structlog
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.exceptions import HTTPException

from app.core.field_errors import InvalidRequest
from app.core.locale import Locale
from app.core.metrics import METRICS
from app.core.refusal import Refusal

log = structlog.get_logger()

# What databases and their drivers raise when they are away for a moment.
AWAY = (OperationalError, NoConnectionFree, ConnectionError, TimeoutError)
# PostgreSQL's classes of: connection, rollback (deadlock), resources, lock, operator's shutdown.
_PASSING_STATES = ("08", "40", "53", "55", "57")


class NotFound(Refusal):
    """The address does not exist."""

    code, status = "not_found", 404
    ko = "찾을 수 없는 주소예요."
    en = "There is nothing at this address."


class MethodNotAllowed(Refusal):
    """The address exists, but not with this method."""

    code, status = "method_not_allowed", 405
    ko = "이 주소에서는 할 수 없는 요청이에요."
    en = "This address does not support that request."


class BodyTooLarge(Refusal):
    """The body is over `most` bytes."""

    code, status = "body_too_large", 413
    ko = "보낸 내용이 너무 커요 (최대 {kib} KiB)."
    en = "That is too large ({kib} KiB at most)."

    def __init__(self, most: int = 64 * 1024) -> None:
        super().__init__()
        self._kib = most // 1024

    def detail(self, locale: Locale) -> str:
        return (self.ko if locale == "ko" else self.en).format(kib=self._kib)


class BodyLimitReached(HTTPException):
    """A body is over `most` bytes: of what FastAPI reads, it lets only HTTP's errors pass."""

    def __init__(self, most: int) -> None:
        super().__init__(413)
        self.most = most


class Busy(Refusal):
    """The database did not answer in time; the same request may succeed later."""

    code, status = "busy", 503
    retry, retry_after = "later", 1
    ko = "지금은 처리하지 못했어요."
    en = "That did not work just now."


class InternalError(Refusal):
    """A programming error of ours."""

    code, status = "internal_error", 500
    ko = "서버에 문제가 생겼어요."
    en = "Something went wrong on our side."


def as_refusal(error: Exception) -> Refusal:
    """Return the refusal for any exception."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RequestValidationError):
        return InvalidRequest(error.errors())
    if isinstance(error, HTTPException):
        return _from_http(error)
    if _passes(error):
        log.warning("database_busy", error=type(error).__name__)
        return Busy()
    METRICS.errors += 1
    return InternalError()


def logged_refusal(error: Exception) -> Refusal:
    """Return the refusal for any exception; log a traceback if it is an error of ours."""
    refusal = as_refusal(error)
    if isinstance(refusal, InternalError):
        log.error("unexpected_error", exc_info=error)
    return refusal


def _passes(error: Exception) -> bool:
    """Return whether the database is locked, down, restarting or out of connections."""
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None) or ""
        if error.connection_invalidated or state[:2] in _PASSING_STATES:
            return True
    return isinstance(error, AWAY)


def _from_http(error: HTTPException) -> Refusal:
    if isinstance(error, BodyLimitReached):
        return BodyTooLarge(error.most)
    named: dict[int, type[Refusal]]
    named = {404: NotFound, 405: MethodNotAllowed, 413: BodyTooLarge}
    if error.status_code in named:
        return named[error.status_code]()
    return InvalidRequest([]) if error.status_code < 500 else InternalError()


def problem(refusal: Refusal, locale: Locale) -> dict[str, Any]:
    """Return the members of a problem document."""
    return {
        "type": f"urn:engagenow:problem:{refusal.code}",
        "title": HTTPStatus(refusal.status).phrase,
        "status": refusal.status,
        "detail": refusal.detail(locale),
        "code": refusal.code,
        **refusal.extra(locale),
    }


def refused_ack(refusal: Refusal, locale: Locale) -> dict[str, Any]:
    """Return the ack of a refused command."""
    return {
        "ok": False,
        "code": refusal.code,
        "detail": refusal.detail(locale),
        **refusal.extra(locale),
    }
