"""Only the Socket.IO namespace `/` exists; asking for another one does not close the connection."""

from collections.abc import Mapping
from typing import Any

from app.core.config import get_settings
from app.core.locale import choose_locale
from app.realtime.errors import UnknownNamespace


def namespace_refused(environ: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of the CONNECT_ERROR packet, in the client's language."""
    locale = choose_locale(environ.get("HTTP_ACCEPT_LANGUAGE"), get_settings().default_locale)
    refusal = UnknownNamespace()
    detail = refusal.detail(locale)
    return {"message": detail, "data": {"code": refusal.code, "detail": detail}}
