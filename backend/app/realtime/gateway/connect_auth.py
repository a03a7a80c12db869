"""Reading the `auth` of a client's CONNECT packet, which may have any type, and refusing it."""

from collections.abc import Mapping
from typing import Any

import socketio

from app.core.config import get_settings
from app.core.locale import Locale, choose_locale, known_locale
from app.core.refusal import Refusal
from app.core.token_errors import TokenInvalid


def token_in(auth: Any) -> str | None:
    """Return the token, None if there is none.

    Raises:
        TokenInvalid: it is not a string.
    """
    token = _fields(auth).get("token")
    if token and not isinstance(token, str):
        raise TokenInvalid
    return token or None


def locale_in(auth: Any, environ: Mapping[str, Any]) -> Locale:
    """Return the language in `auth`, else the one that the headers ask for."""
    return known_locale(_fields(auth).get("locale")) or choose_locale(
        environ.get("HTTP_ACCEPT_LANGUAGE"), get_settings().default_locale
    )


def refuse_connection(refusal: Refusal, detail: str) -> Exception:
    """Return the exception for a connect handler: `connect_error` with `{code, detail}`."""
    error: Exception = socketio.exceptions.ConnectionRefusedError(
        detail, {"code": refusal.code, "detail": detail}
    )
    return error


def _fields(auth: Any) -> dict[str, Any]:
    return auth if isinstance(auth, dict) else {}
