"""Answering every exception over REST with problem details (RFC 9457)."""

from http import HTTPStatus

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException

from app.core.config import get_settings
from app.core.error_mapping import AWAY, as_refusal, problem
from app.core.locale import Locale, choose_locale
from app.core.refusal import Refusal

log = structlog.get_logger()

PROBLEM_MEDIA_TYPE = "application/problem+json"


def request_locale(request: Request) -> Locale:
    """Return the language of a REST request."""
    return choose_locale(request.headers.get("accept-language"), get_settings().default_locale)


async def answer(request: Request, error: Exception) -> JSONResponse:
    """Return the problem document for an exception."""
    refusal = as_refusal(error)
    locale = request_locale(request)
    log.info("refused", code=refusal.code, method=request.method, route=_route(request))
    response = JSONResponse(problem(refusal, locale), refusal.status, media_type=PROBLEM_MEDIA_TYPE)
    response.headers["content-language"] = locale
    response.headers["vary"] = "Accept-Language"
    if refusal.retry_after is not None:
        response.headers["retry-after"] = str(refusal.retry_after)
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        response.headers["www-authenticate"] = "Bearer"
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


def _route(request: Request) -> str | None:
    """Return the route's pattern; paths contain codes and ids."""
    return getattr(request.scope.get("route"), "path", None)


def add_error_handlers(app: FastAPI) -> None:
    """Make `app` answer every exception with problem+json."""
    for kind in (Refusal, RequestValidationError, HTTPException, DBAPIError, *AWAY, Exception):
        app.add_exception_handler(kind, answer)
