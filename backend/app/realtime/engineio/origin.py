"""The origins whose pages may connect."""

from typing import Any
from urllib.parse import urlsplit

from app.core.config import get_settings

_PORTS = {"http": ":80", "https": ":443"}


def is_allowed_origin(origin: str | None, environ: dict[str, Any]) -> bool:
    """Return whether pages of `origin` may connect: our own, or those in the settings.

    A client without Origin header is not a browser; its token decides.
    """
    settings = get_settings()
    if origin is None:
        return True
    if origin in settings.cors_origins or "*" in settings.cors_origins:
        return True
    return origin == settings.public_url or is_of_host(origin, environ.get("HTTP_HOST", ""))


def is_of_host(origin: str, host: str) -> bool:
    """Return whether `origin` has this `host`, which may include the scheme's default port."""
    try:
        page = urlsplit(origin.lower())
    except ValueError:
        return False
    port = _PORTS.get(page.scheme, "")
    return page.netloc != "" and page.netloc == host.lower().removesuffix(port)
