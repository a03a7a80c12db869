"""Which pages may connect."""

from typing import Any
from urllib.parse import urlsplit

from app.core.config import get_settings


def is_allowed_origin(origin: str | None, environ: dict[str, Any]) -> bool:
    """Whether a page of `origin` may connect: ours, or one that the settings name.

    No Origin header means no browser; tokens decide there.
    """
    settings = get_settings()
    if origin is None:
        return True
    if origin in settings.cors_origins or "*" in settings.cors_origins:
        return True
    host = _host_of(origin)
    return origin == settings.public_url or (host != "" and host == environ.get("HTTP_HOST"))


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
