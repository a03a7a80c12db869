"""How every refusal leaves the house: problem+json (RFC 9457) by REST, acks by socket."""

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.exceptions import HTTPException

from app.core.config import get_settings
from app.core.field_errors import InvalidRequest
from app.core.locale import Locale, choose_locale
from app.core.meters import METERS
from app.core.refusal import Refusal

log = structlog.get_logger()

PROBLEM_MEDIA_TYPE = "application/problem+json"
# What databases and their drivers raise when they are away for a moment.
_AWAY = (OperationalError, NoConnectionFree, ConnectionError, TimeoutError)
# PostgreSQL's classes of: connection, rollback (deadlock), resources, lock, operator's shutdown.
_PASSING_STATES = ("08", "40", "53", "55", "57")


class NotFound(Refusal):
    """No such address."""

    code, status = "not_found", 404
    ko = "찾을 수 없는 주소예요."
    en = "There is nothing at this address."


class MethodNotAllowed(Refusal):
    """The address exists, but not for this method."""

    code, status = "method_not_allowed", 405
    ko = "이 주소에서는 할 수 없는 요청이에요."
    en = "This address does not support that request."


class BodyTooLarge(Refusal):
    """Over 64 KiB."""

    code, status = "body_too_large", 413
    ko = "보낸 내용이 너무 커요 (최대 64 KiB)."
    en = "That is too large (64 KiB at most)."


class Busy(Refusal):
    """The database did not answer in time; the same request may succeed."""

    code, status = "busy", 503
    ko = "지금은 처리하지 못했어요."
    en = "That did not work just now."

    def extra(self, locale: Locale) -> dict[str, Any]:  # noqa: ARG002
        """When to try again, in seconds."""
        return {"retry_after": 1}


class InternalError(Refusal):
    """Our fault."""

    code, status = "internal_error", 500
    ko = "서버에 문제가 생겼어요."
    en = "Something went wrong on our side."


def as_refusal(error: Exception) -> Refusal:
    """The named refusal for any exception."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, RequestValidationError):
        return InvalidRequest(error.errors())
    if isinstance(error, HTTPException):
        return _from_http(error)
    if _passes(error):
        log.warning("database_busy", error=type(error).__name__)
        return Busy()
    METERS.errors += 1
    return InternalError()


def logged_refusal(error: Exception) -> Refusal:
    """The same; what is our own fault is logged with its traceback."""
    refusal = as_refusal(error)
    if isinstance(refusal, InternalError):
        log.error("unexpected_error", exc_info=error)
    return refusal


def _passes(error: Exception) -> bool:
    """Whether the database is locked, down, restarting, or without a connection to spare."""
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None) or ""
        if error.connection_invalidated or state[:2] in _PASSING_STATES:
            return True
    return isinstance(error, _AWAY)


def problem(refusal: Refusal, locale: Locale) -> dict[str, Any]:
    """The members of a problem document."""
    return {
        "type": f"urn:engagenow:problem:{refusal.code}",
        "title": HTTPStatus(refusal.status).phrase,
        "status": refusal.status,
        "detail": refusal.detail(locale),
        "code": refusal.code,
        **refusal.extra(locale),
    }


def refused_ack(refusal: Refusal, locale: Locale) -> dict[str, Any]:
    """The ack of a command that was refused."""
    return {
        "ok": False,
        "code": refusal.code,
        "detail": refusal.detail(locale),
        **refusal.extra(locale),
    }


def request_locale(request: Request) -> Locale:
    """The language of one REST request."""
    return choose_locale(request.headers.get("accept-language"), get_settings().default_locale)


async def answer(request: Request, error: Exception) -> JSONResponse:
    """The problem document for whatever stopped a request."""
    refusal = as_refusal(error)
    locale = request_locale(request)
    log.info("refused", code=refusal.code, method=request.method, route=_route(request))
    response = JSONResponse(problem(refusal, locale), refusal.status, media_type=PROBLEM_MEDIA_TYPE)
    response.headers["content-language"] = locale
    response.headers["vary"] = "Accept-Language"
    if (seconds := refusal.extra(locale).get("retry_after")) is not None:
        response.headers["retry-after"] = str(seconds)
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        response.headers["www-authenticate"] = "Bearer"
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _route(request: Request) -> str | None:
    """The route's pattern rather than the path: paths carry codes and ids."""
    return getattr(request.scope.get("route"), "path", None)


def _from_http(error: HTTPException) -> Refusal:
    named = {404: NotFound, 405: MethodNotAllowed, 413: BodyTooLarge}
    if error.status_code in named:
        return named[error.status_code]()
    return InvalidRequest([]) if error.status_code < 500 else InternalError()


def add_error_handlers(app: FastAPI) -> None:
    """Answer every exception of `app` with problem+json."""
    for kind in (Refusal, RequestValidationError, HTTPException, DBAPIError, *_AWAY, Exception):
        app.add_exception_handler(kind, answer)
